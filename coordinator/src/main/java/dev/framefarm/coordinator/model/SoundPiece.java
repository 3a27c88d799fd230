package dev.framefarm.coordinator.model;

import java.util.OptionalLong;

/**
 * A part of a track of sound, in packets of the encoder counted from the track's first; without an end it goes on to the
 * track's. Before it {@code leadIn} packets are encoded and dropped, and before those {@code settling} samples, of the
 * output's rate, are decoded and dropped: from there on decoder, filters and encoder do what they would do in one go.
 */
public record SoundPiece(long first, OptionalLong end, int leadIn, long settling, int packetSamples) {}
