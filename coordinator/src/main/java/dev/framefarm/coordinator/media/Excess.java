package dev.framefarm.coordinator.media;

import java.io.IOException;

/** A file describes more of something than any film holds. The message is a sentence with the limit and what was found. */
final class Excess extends IOException {
    private static final long serialVersionUID = 1L;

    Excess(String sentence) {
        super(sentence);
    }
}
