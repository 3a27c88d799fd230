/**
 * FFmpeg and FFprobe on the coordinator: identify and index a source, copy slices out of it, measure what agents
 * deliver, join it into the film. No more is decoded here than the keyframes of
 * deliveries, the first frame of a source and a few frames at seams. What to ask FFmpeg for
 * ({@code *Command}) is pure and tested as text; running it is {@link FfmpegTools}' business. Every file is named by
 * its content, and the demuxer found is forced: what a file calls itself never decides anything.
 */
package dev.framefarm.coordinator.media;
