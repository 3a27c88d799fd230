package dev.framefarm.coordinator.chaos;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a member lives: an address of its own within loopback, by which what is said to it is told from other talk. */
record Place(String name, InetAddress address) {
    /** All places are in one network of this many leading bits. */
    static final int NETWORK_BITS = 16;

    static final Place DATABASE = new Place("postgres", address(3, 1));
    static final Place STORE = new Place("s3", address(3, 2));
    /** The one who looks on. */
    static final Place ONLOOKER = new Place("onlooker", address(4, 1));

    static Place coordinator(int number) {
        return new Place("c" + (number + 1), address(1, number + 1));
    }

    static Place agent(int number) {
        return new Place("a" + (number + 1), address(2, number + 1));
    }

    /** Where somebody stands in its stead, who passes on what is said to it. */
    InetAddress front() {
        byte[] own = address.getAddress();
        return address(own[2] + 4, own[3]);
    }

    String host() {
        return address.getHostAddress();
    }

    private static InetAddress address(int kind, int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, (byte) kind, (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
