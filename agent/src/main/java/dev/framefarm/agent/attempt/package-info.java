/**
 * One attempt at one lease: fetch the slice, encode it, deliver the result, with the bytes flowing through
 * all three at once. Ends are values, never exceptions. What it needs of the network and of FFmpeg are
 * ports of its own ({@code Farm}, {@code Encoder}); it knows nothing of slots or sessions.
 */
package dev.framefarm.agent.attempt;
