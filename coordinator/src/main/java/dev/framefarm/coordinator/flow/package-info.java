/**
 * One job's story: what an event means in a state, as a decision. Each event is one small class. No
 * clock, no I/O: the engine brings the time and carries out the effects, perhaps twice.
 */
package dev.framefarm.coordinator.flow;
