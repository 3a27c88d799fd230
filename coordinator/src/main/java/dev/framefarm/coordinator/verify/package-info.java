/**
 * Judges what came back: a delivery against what was ordered and against the first of its lane, the finished output
 * against the source's frames. Pure: it gets what was measured, it measures nothing.
 */
package dev.framefarm.coordinator.verify;
