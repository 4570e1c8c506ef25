/**
 * Generators, contexts and continuations, woven. The classes but the test itself are loaded woven;
 * each of their static methods without parameters is a test.
 */
package dev.heddle.weaver.continuation;
