/**
 * Writes the certificate of an output: what was measured of it, by whom its parts were made, and what there is to know
 * before one relies on it. Pure: it gets facts, it measures nothing.
 */
package dev.framefarm.coordinator.certify;
