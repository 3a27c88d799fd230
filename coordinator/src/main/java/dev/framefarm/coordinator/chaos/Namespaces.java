package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Each coordinator and agent in a network namespace of its own, all at one bridge, where database and store are too. Who is
 * cut off hears nothing any more. The agents' long and lossy lines are those of {@link Link}s that stand at the bridge, for
 * not every kernel can do that. All of it goes with the {@link PrivateNetwork} that it is in.
 */
final class Namespaces implements Network {
    static final String BRIDGE = "farm";
    /** Loopback is what the kernel keeps 127.0.0.0/8 for, unless it is told that there are others. */
    static final String OWN_LOOPBACK = """
            echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet
            ip link set lo up
            ip addr del 127.0.0.1/8 dev lo
            ip addr add 127.0.0.1/32 dev lo
            """;

    private static final String FOLDER = "/run/netns";

    private record Way(Place agent, Place coordinator) {}

    private final Map<Place, Wire> wires;
    private final Map<Way, Link> links = new ConcurrentHashMap<>();

    private Namespaces(Map<Place, Wire> wires) {
        this.wires = wires;
    }

    static Namespaces make(List<Place> coordinators, List<Place> agents) {
        Map<Place, Wire> wires = new LinkedHashMap<>();
        for (Place each : coordinators) {
            Stream<Place> others = coordinators.stream().filter(other -> !other.equals(each));
            Stream<Place> servers = Stream.of(Place.DATABASE, Place.STORE);
            wires.put(
                    each,
                    new Wire(
                            each,
                            Stream.concat(others, servers).map(Place::address).toList()));
        }
        List<InetAddress> fronts = coordinators.stream().map(Place::front).toList();
        agents.forEach(each -> wires.put(each, new Wire(each, fronts)));
        Shell.run(bridge(fronts));
        wires.values().forEach(wire -> Shell.run(wire.lay()));
        return new Namespaces(wires);
    }

    private static String bridge(List<InetAddress> fronts) {
        StringJoiner script = new StringJoiner("\n");
        script.add(OWN_LOOPBACK);
        // Ours alone, with the folder of the namespaces in it: what others see there stays as it was.
        script.add("mount -t tmpfs chaos /run");
        script.add("ip link add " + BRIDGE + " type bridge");
        script.add("ip addr add " + Place.ONLOOKER.host() + "/" + Place.NETWORK_BITS + " dev " + BRIDGE);
        Stream.concat(Stream.of(Place.DATABASE, Place.STORE).map(Place::address), fronts.stream())
                .forEach(each -> script.add("ip addr add " + each.getHostAddress() + "/32 dev " + BRIDGE));
        script.add("ip link set " + BRIDGE + " up");
        return script.toString();
    }

    @Override
    public String words() {
        return "a network namespace for each of them";
    }

    static List<String> within(Place place) {
        return List.of("nsenter", "--net=" + FOLDER + "/" + place.name());
    }

    @Override
    public List<String> inside(Place place) {
        return wires.containsKey(place) ? within(place) : List.of();
    }

    @Override
    public Map<String, String> environment(Place coordinator) {
        return Map.of();
    }

    @Override
    public InetSocketAddress way(Place from, Place to, int port) throws IOException {
        InetSocketAddress target = new InetSocketAddress(to.address(), port);
        if (seen(from, to).equals(to.address())) {
            return target;
        }
        Link link = new Link(to.front(), target);
        links.put(new Way(from, to), link);
        return link.address();
    }

    /** Where it is for whoever asks. */
    private InetAddress seen(Place from, Place to) {
        return Optional.ofNullable(wires.get(from))
                .filter(wire -> wire.peers().contains(to.front()))
                .map(wire -> to.front())
                .orElse(to.address());
    }

    @Override
    public void become(Place from, Place to, Quality quality) {
        Optional.ofNullable(links.get(new Way(from, to)))
                .ifPresent(link -> link.become(quality == Quality.LOSSY ? quality : Quality.WELL));
        Shell.run(wire(from).become(seen(from, to), quality));
    }

    @Override
    public void hangUp(Place from, Place to) {
        Shell.run(wire(from).hangUp(seen(from, to)));
    }

    private Wire wire(Place place) {
        return Optional.ofNullable(wires.get(place)).orElseThrow();
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
    }
}
