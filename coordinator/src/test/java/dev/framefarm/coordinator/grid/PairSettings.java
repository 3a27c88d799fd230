package dev.framefarm.coordinator.grid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two coordinators of one cluster on this machine, on ports that were free a moment ago. */
final class PairSettings {
    private PairSettings() {}

    static List<GridSettings> on(Path data) throws IOException {
        List<Integer> ports = freePorts(4);
        List<String> peers = List.of("127.0.0.1:" + ports.get(0), "127.0.0.1:" + ports.get(1));
        GridSettings alone = GridSettings.alone(data);
        return List.of(
                alone.among("c1", "127.0.0.1", peers).withPorts(new GridSettings.Ports(ports.get(0), ports.get(2), 0)),
                alone.among("c2", "127.0.0.1", peers).withPorts(new GridSettings.Ports(ports.get(1), ports.get(3), 0)));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
