/**
 * What an agent is asked to do, in its own words: immutable values, already checked. Knows nothing of
 * the network's messages (only {@code link} maps those) nor of FFmpeg's switches ({@code command} does).
 */
package dev.framefarm.agent.work;
