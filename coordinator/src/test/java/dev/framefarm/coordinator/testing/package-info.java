/**
 * One contract suite for each port, run against every implementation of it, and the values they need.
 * Knows the ports and the words, no adapter.
 */
package dev.framefarm.coordinator.testing;
