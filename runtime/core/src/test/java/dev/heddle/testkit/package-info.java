/** What the runtime's own tests share: virtual time, and coroutines that nobody had to weave. */
package dev.heddle.testkit;
