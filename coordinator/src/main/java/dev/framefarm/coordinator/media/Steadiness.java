package dev.framefarm.coordinator.media;

import org.jspecify.annotations.Nullable;

/**
 * Whether the packets of a stream of sound follow one another without gap or overlap, each as long as all others but the
 * last, so that the place of every sample follows from the packet's time. Packets of plain samples may have any length.
 */
final class Steadiness {
    private final boolean anyLength;
    private @Nullable PacketLine first;
    private @Nullable PacketLine last;
    private boolean steady = true;

    Steadiness(boolean anyLength) {
        this.anyLength = anyLength;
    }

    void add(PacketLine packet) {
        PacketLine before = last;
        PacketLine usual = first;
        if (before != null && usual != null) {
            boolean even = anyLength || before.duration == usual.duration;
            steady &= even && packet.pts == before.pts + before.duration;
        } else {
            first = packet;
        }
        steady &= packet.pts != PacketLine.NONE;
        last = packet;
    }

    boolean is() {
        return steady;
    }
}
