package dev.framefarm.agent.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Which coordinator is asked next. Every agent has an order of its own, which stays the same: agents are spread over all that
 * there are, over those that are left when one is gone, and few change when one is added. Not thread-safe.
 */
final class Turns {
    private final List<Address> order;
    private int next;

    Turns(String agent, List<Address> coordinators) {
        order = coordinators.stream()
                .sorted(Comparator.comparingLong(address -> lot(agent, address)))
                .toList();
    }

    Address current() {
        return order.get(next);
    }

    void pass() {
        next = (next + 1) % order.size();
    }

    /** Whoever was gone may be back, and gets the agents again that are its own. */
    void restart() {
        next = 0;
    }

    /** The agent's and the address's together: what is near each other in either comes out far apart. */
    private static long lot(String agent, Address address) {
        byte[] digest = Received.sha256().digest((agent + " " + address).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }
}
