/**
 * The words of the farm as immutable values. A value that exists is valid: constructors check, nobody
 * downstream checks again. Knows the JDK and nothing else: no clock, no randomness, no I/O.
 */
package dev.framefarm.coordinator.model;
