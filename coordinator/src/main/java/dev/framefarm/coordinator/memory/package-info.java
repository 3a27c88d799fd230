/**
 * Every port of the engine in memory, with time injected: what the simulator and the tests run on. Passes
 * the same contract suites as the real adapters, and knows none of them.
 */
package dev.framefarm.coordinator.memory;
