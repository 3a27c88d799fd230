/**
 * Proves on a farm of its own that nothing is lost. {@link dev.framefarm.coordinator.chaos.Storm} says what goes wrong
 * and when, from a seed alone; {@link dev.framefarm.coordinator.chaos.Weather} makes it go wrong in the processes of a
 * {@link dev.framefarm.coordinator.chaos.StagingFarm} and in the {@link dev.framefarm.coordinator.chaos.Network} between
 * them, while {@link dev.framefarm.coordinator.chaos.Customers} order films
 * and a {@link dev.framefarm.coordinator.chaos.Referee} looks at what they get. It all ends in a
 * {@link dev.framefarm.coordinator.chaos.Report}.
 */
@NullMarked
package dev.framefarm.coordinator.chaos;

import org.jspecify.annotations.NullMarked;
