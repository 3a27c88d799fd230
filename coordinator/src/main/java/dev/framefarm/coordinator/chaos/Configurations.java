package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.db.DatabaseSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files that a staging farm's members are started with. */
final class Configurations {
    private Configurations() {}

    static String coordinator(Premises premises, Network network, Store store, Ports ports, int number)
            throws IOException {
        Path folder = premises.folder();
        Place place = Place.coordinator(number);
        DatabaseSettings settings = Postgres.settingsBy(network.way(place, Place.DATABASE, ports.database()));
        return """
                name: %s
                data: %s
                shared: %s
                ffmpeg: auto
                grpc: {address: %s, port: %d, names: [%s]}
                database: {url: "%s", user: %s, password: %s}
                blobs: %s
                sourceFolders: [%s]
                cluster:
                  secretFile: %s
                  address: %s
                  discoveryPort: %d
                  communicationPort: %d
                  peers: [%s]
                server:
                  applicationConnectors: [{type: http, bindHost: %s, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        place.name(),
                        folder.resolve(place.name()),
                        premises.shared(),
                        place.host(),
                        ports.grpc().get(number),
                        place.front().getHostAddress(),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        store.configuration(place),
                        folder.resolve("sources"),
                        folder.resolve("secret"),
                        place.host(),
                        ports.discovery().get(number),
                        ports.talk().get(number),
                        peers(ports.discovery()),
                        place.host(),
                        ports.http().get(number));
    }

    static String agent(Premises premises, List<InetSocketAddress> ways, String token, Place place) {
        return """
                coordinators: [%s]
                data: %s
                shared: %s
                name: %s
                slots: 1
                token: %s
                ffmpeg: auto
                """.formatted(
                        ways.stream()
                                .map(way -> "\"" + way.getHostString() + ":" + way.getPort() + "\"")
                                .collect(Collectors.joining(", ")),
                        premises.folder().resolve(place.name()),
                        premises.shared(),
                        place.name(),
                        token);
    }

    private static String peers(List<Integer> ports) {
        return IntStream.range(0, ports.size())
                .mapToObj(number -> "\"" + Place.coordinator(number).host() + ":" + ports.get(number) + "\"")
                .collect(Collectors.joining(", "));
    }
}
