package dev.framefarm.agent.evidence;

import java.io.IOException;

/** FFmpeg's output is not the fragmented MP4 or Matroska that it was asked for. */
public final class BrokenDelivery extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenDelivery(String message) {
        super(message);
    }
}
