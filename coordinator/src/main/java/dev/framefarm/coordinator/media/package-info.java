/**
 * FFmpeg and FFprobe on the coordinator: identify and index a source, copy slices out of it, measure what agents
 * deliver, join it into the film. Nothing is decoded here but keyframes of deliveries. What to ask FFmpeg for
 * ({@code *Command}) is pure and tested as text; running it is {@link FfmpegTools}' business. Every file is named by
 * its content, and the demuxer found is forced: what a file calls itself never decides anything.
 */
package dev.framefarm.coordinator.media;
