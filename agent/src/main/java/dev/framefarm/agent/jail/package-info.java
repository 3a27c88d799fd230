/**
 * The limits around one FFmpeg: how much memory, processor time and output an honest encode of some work
 * can need. Generous, because they are there for bombs and leaks, not for saving.
 */
package dev.framefarm.agent.jail;
