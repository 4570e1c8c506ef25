/**
 * Weaving what lies on a disk: directories of classes and jars. A run reads and weaves everything
 * first; only when there is no error does it write, each file replaced whole or not at all.
 */
@NullMarked
package dev.heddle.weaver.files;

import org.jspecify.annotations.NullMarked;
