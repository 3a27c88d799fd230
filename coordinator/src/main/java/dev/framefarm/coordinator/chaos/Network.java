package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** How the members of a staging farm reach each other, and how that goes wrong. */
interface Network extends AutoCloseable {
    /** As well as this machine permits. */
    static Network make(List<Place> coordinators, List<Place> agents) throws IOException {
        return PrivateNetwork.isHere() ? Namespaces.make(coordinators, agents) : new Proxies(coordinators);
    }

    String words();

    /** What the command of the member that lives there begins with. */
    List<String> inside(Place place);

    /** What a coordinator, which dials the others where they say that they are, is to find in its environment. */
    Map<String, String> environment(Place coordinator);

    /** Where {@code from} finds what {@code to} serves at that port. Asked once for each two. */
    InetSocketAddress way(Place from, Place to, int port) throws IOException;

    /** All that the two say to each other fares like this from here on; {@code from} is an agent or a coordinator. */
    void become(Place from, Place to, Quality quality);

    /** All connections that {@code from} has to the other break, once. */
    void hangUp(Place from, Place to);

    @Override
    void close();
}
