package dev.framefarm.agent.link;

import java.io.IOException;

/** The blob store cannot be had from here. The message says why, and never where: the address is a secret. */
final class StoreUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    StoreUnreachable(String why) {
        super(why);
    }
}
