package dev.framefarm.coordinator.engine;

import java.io.IOException;

/** More bytes than there is room for. The message is a sentence for whoever sent them. */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    public NoRoom(String message) {
        super(message);
    }
}
