/**
 * Runs FFmpeg for the attempts, by the runner that coordinator and agent share. Translates its words into
 * the attempt's; decides nothing. Besides {@code machine} the only package that starts a process.
 */
package dev.framefarm.agent.ffmpeg;
