/** The weaver on classes of public libraries that know nothing of it. */
package dev.heddle.weaver.torture;
