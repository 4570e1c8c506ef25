/** How awaited calls find the method that runs, across classes and class loaders. */
package dev.heddle.weaver.calls;
