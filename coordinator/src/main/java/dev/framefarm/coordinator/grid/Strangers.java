package dev.framefarm.coordinator.grid;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.spi.discovery.tcp.internal.TcpDiscoveryNode;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** Addresses where a coordinator may be that is none of a node's own cluster. */
final class Strangers {
    private static final int PATIENCE_MILLIS = 1_000;

    private Strangers() {}

    /** Whether somebody listens at one of them. */
    static boolean answer(GridSettings settings, Ignite ignite) {
        Set<InetSocketAddress> addresses = new HashSet<>(
                new TcpDiscoveryVmIpFinder().setAddresses(settings.peers()).getRegisteredAddresses());
        ignite.cluster().nodes().stream().flatMap(Strangers::of).forEach(addresses::remove);
        return addresses.stream().anyMatch(Strangers::answers);
    }

    private static Stream<InetSocketAddress> of(ClusterNode member) {
        return member instanceof TcpDiscoveryNode node ? node.socketAddresses().stream() : Stream.empty();
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
