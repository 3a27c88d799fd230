package dev.framefarm.coordinator.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A line to one port: from an agent to a coordinator, or from a coordinator to the database or the store. */
final class Link implements Closeable {
    private final Line line = new Line();
    private final Door door;

    Link(InetAddress at, InetSocketAddress target) throws IOException {
        door = new Door(at, caller -> line.carry(caller, target));
    }

    /** To dial instead of the target's. */
    InetSocketAddress address() {
        return door.address();
    }

    void become(Quality quality) {
        line.become(quality);
    }

    void hangUp() {
        line.hangUp();
    }

    @Override
    public void close() {
        door.close();
        line.become(Quality.CUT);
    }
}
