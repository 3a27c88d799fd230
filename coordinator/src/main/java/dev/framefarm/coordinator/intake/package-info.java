/**
 * What an order must look like before the farm takes it: every complaint at once, each with a stable
 * code. Pure: whether a file exists or a folder is allowed is for others to say.
 */
package dev.framefarm.coordinator.intake;
