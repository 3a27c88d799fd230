package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Two coordinators of one cluster on this machine, on ports that were free a moment ago. */
final class PairSettings {
    private PairSettings() {}

    static List<GridSettings> on(Path data) throws IOException {
        List<Integer> ports = FreePorts.some(4);
        List<String> peers = List.of("127.0.0.1:" + ports.get(0), "127.0.0.1:" + ports.get(1));
        GridSettings alone = GridSettings.alone(data);
        return List.of(
                alone.among("c1", "127.0.0.1", peers).withPorts(new GridSettings.Ports(ports.get(0), ports.get(2), 0)),
                alone.among("c2", "127.0.0.1", peers).withPorts(new GridSettings.Ports(ports.get(1), ports.get(3), 0)));
    }
}
