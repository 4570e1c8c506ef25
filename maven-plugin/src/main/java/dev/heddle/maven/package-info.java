/** The goals of the Maven plugin, each a thin wrapper on the weaver. */
@NullMarked
package dev.heddle.maven;

import org.jspecify.annotations.NullMarked;
