/**
 * The one pinned FFmpeg that coordinator and agent both run: finding it, and running it so that nothing it does
 * outlives its run. Jaffree drives the process; the pieces beside it are those it lacks: a process group and its
 * hard kill, limits, an empty environment, stall detection. Knows nothing of work, slices or deliveries.
 */
@NullMarked
package dev.framefarm.ffmpeg;

import org.jspecify.annotations.NullMarked;
