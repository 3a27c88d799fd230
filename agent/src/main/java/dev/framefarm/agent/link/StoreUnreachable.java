package dev.framefarm.agent.link;

import java.io.IOException;

/** The blob store cannot be had from here. The message says why, and never where: the address is a secret. */
final class StoreUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What may help. */
    enum Kind {
        /** Another try. */
        AWAY,
        /** A fresh address. */
        REFUSED,
        /** Nothing. */
        OVER
    }

    StoreUnreachable(String why) {
        this(Kind.OVER, why);
    }

    StoreUnreachable(Kind kind, String why) {
        super(why);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
