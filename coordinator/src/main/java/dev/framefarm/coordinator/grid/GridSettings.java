package dev.framefarm.coordinator.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How this coordinator's Ignite is reached and how patient it is. {@code peers} are the discovery
 * addresses of all coordinators, {@code 10.0.0.2:47500} or {@code 10.0.0.2:47500..47503}; none: this
 * coordinator is alone and nobody can join it. {@code presence} is how long an agent that is not heard of
 * stays in the roster, {@code patience} how long a caller waits for an Ignite that is still starting.
 */
public record GridSettings(
        String cluster,
        String node,
        Path work,
        String address,
        Ports ports,
        List<String> peers,
        Duration presence,
        Duration failureDetection,
        Duration patience) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    /** Names would be looked up while starting, and a slow resolver then costs half a minute. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern PEER = Pattern.compile(LITERAL.pattern() + ":\\d{4,5}(\\.\\.\\d{4,5})?");

    public GridSettings {
        peers = List.copyOf(peers);
        require(NAME.matcher(cluster).matches(), "cluster", "letters, digits, '.', '_' or '-'", cluster);
        require(NAME.matcher(node).matches(), "node", "letters, digits, '.', '_' or '-'", node);
        require(LITERAL.matcher(address).matches(), "address", "an IPv4 address", address);
        for (String peer : peers) {
            require(PEER.matcher(peer).matches(), "peer", "an IPv4 address with a port or ports", peer);
        }
        require(peers.isEmpty() || !ports.isEphemeral(), "ports", "fixed ones where there are peers", ports);
        requireBetween("presence", presence, Duration.ofMillis(100), Duration.ofHours(1));
        requireBetween("failureDetection", failureDetection, Duration.ofMillis(500), Duration.ofMinutes(1));
        requireBetween("patience", patience, Duration.ofMillis(1), Duration.ofMinutes(5));
    }

    /** A coordinator on its own, which several on one machine may be. */
    public static GridSettings alone(Path data) {
        return new GridSettings(
                "framefarm",
                "coordinator",
                data.resolve("ignite"),
                "127.0.0.1",
                Ports.EPHEMERAL,
                List.of(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20));
    }

    /** One coordinator of several, on the usual ports. */
    public GridSettings among(String name, String own, List<String> all) {
        return new GridSettings(cluster, name, work, own, Ports.USUAL, all, presence, failureDetection, patience);
    }

    public GridSettings withPorts(Ports others) {
        return new GridSettings(cluster, node, work, address, others, peers, presence, failureDetection, patience);
    }

    public GridSettings withPresence(Duration other) {
        return new GridSettings(cluster, node, work, address, ports, peers, other, failureDetection, patience);
    }

    public boolean isAlone() {
        return peers.isEmpty();
    }

    boolean isLoopback() {
        return address.startsWith("127.");
    }

    private static void requireBetween(String what, Duration found, Duration least, Duration most) {
        boolean fits = found.compareTo(least) >= 0 && found.compareTo(most) <= 0;
        require(fits, what, "between " + least + " and " + most, found);
    }

    private static void require(boolean fits, String what, String expected, Object found) {
        if (!fits) {
            throw new IllegalArgumentException("grid " + what + ": expected " + expected + ", found '" + found + "'");
        }
    }

    /** Where to listen: the named port or one of {@code range} after it; 0 takes any that is free. */
    public record Ports(int discovery, int communication, int range) {
        public static final Ports USUAL = new Ports(47500, 47100, 3);
        public static final Ports EPHEMERAL = new Ports(0, 0, 0);

        public Ports {
            requirePort("discovery port", discovery, range);
            requirePort("communication port", communication, range);
            require(range >= 0 && range <= 100, "port range", "0 to 100", range);
        }

        boolean isEphemeral() {
            return discovery == 0;
        }

        private static void requirePort(String what, int port, int range) {
            require(port == 0 || (port >= 1024 && port + range <= 65535), what, "0 or 1024 to 65535", port);
        }
    }
}
