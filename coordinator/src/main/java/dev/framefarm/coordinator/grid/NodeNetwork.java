package dev.framefarm.coordinator.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.ignite.spi.communication.CommunicationSpi;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.DiscoverySpi;
import org.apache.ignite.spi.discovery.isolated.IsolatedDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** How a node finds the others and talks to them. */
final class NodeNetwork {
    /** Another process may take a port between our look and Ignite's. */
    private static final int SPARE_PORTS = 50;

    private NodeNetwork() {}

    /**
     * A coordinator that is alone opens no discovery port. Ignite has no other protection than TLS against
     * a second farm on the same machine joining the first one by accident.
     */
    static DiscoverySpi discovery(GridSettings settings) {
        if (settings.isAlone()) {
            return new IsolatedDiscoverySpi();
        }
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery.setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(settings.peers()));
        discovery.setLocalPort(settings.ports().discovery());
        discovery.setLocalPortRange(settings.ports().range());
        return discovery;
    }

    static CommunicationSpi<?> communication(GridSettings settings) {
        int port = settings.ports().communication();
        TcpCommunicationSpi communication = new TcpCommunicationSpi();
        communication.setLocalPort(port == 0 ? freePort(settings.address()) : port);
        communication.setLocalPortRange(
                port == 0 ? SPARE_PORTS : settings.ports().range());
        communication.setSelectorsCount(2);
        communication.setMessageQueueLimit(1024); // a coordinator that hangs must not fill our memory
        return communication;
    }

    /** Ignite itself does not take 0 for an answer. */
    private static int freePort(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return Math.min(socket.getLocalPort(), 65535 - SPARE_PORTS);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + address, e);
        }
    }
}
