/**
 * What can be joined already: the contiguous beginning of a lane's accepted deliveries. Pure.
 */
package dev.framefarm.coordinator.assemble;
