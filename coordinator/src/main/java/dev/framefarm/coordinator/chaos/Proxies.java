package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Threads of ours stand between the members. Who is cut off sees its connections break. */
final class Proxies implements Network {
    private record Way(Place from, Place to) {}

    private final Map<Way, Link> links = new ConcurrentHashMap<>();
    private final Map<Place, Switchboard> boards = new HashMap<>();

    Proxies(List<Place> coordinators) throws IOException {
        for (Place each : coordinators) {
            boards.put(
                    each,
                    new Switchboard(coordinators.stream().map(Place::address).toList()));
        }
    }

    @Override
    public String words() {
        return "proxies";
    }

    @Override
    public List<String> inside(Place place) {
        return List.of();
    }

    @Override
    public Map<String, String> environment(Place coordinator) {
        List<String> options = board(coordinator).map(Switchboard::options).orElseThrow();
        return Map.of("JAVA_TOOL_OPTIONS", String.join(" ", options));
    }

    @Override
    public InetSocketAddress way(Place from, Place to, int port) throws IOException {
        Link link = new Link(InetAddress.getLoopbackAddress(), new InetSocketAddress(to.address(), port));
        links.put(new Way(from, to), link);
        return link.address();
    }

    @Override
    public void become(Place from, Place to, Quality quality) {
        link(from, to).ifPresent(link -> link.become(quality));
        board(from).ifPresent(board -> board.become(to.address(), quality));
        board(to).ifPresent(board -> board.become(from.address(), quality));
    }

    @Override
    public void hangUp(Place from, Place to) {
        link(from, to).ifPresent(Link::hangUp);
    }

    private Optional<Link> link(Place from, Place to) {
        return Optional.ofNullable(links.get(new Way(from, to)));
    }

    private Optional<Switchboard> board(Place place) {
        return Optional.ofNullable(boards.get(place));
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
        boards.values().forEach(Switchboard::close);
    }
}
