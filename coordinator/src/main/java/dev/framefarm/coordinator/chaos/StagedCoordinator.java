package dev.framefarm.coordinator.chaos;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** A coordinator, and the lines that it has to the database and to the other coordinators. */
record StagedCoordinator(Member process, URI url, Link database, Switchboard others) {
    void close() {
        database.close();
        others.close();
    }

    /** Where it listens for the others: an address of its own, by which a call to it is told from others. */
    static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (number + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
