/** The loop under thousands of random programs, each the same whenever and wherever it runs. */
package dev.heddle.testing.simulation;
