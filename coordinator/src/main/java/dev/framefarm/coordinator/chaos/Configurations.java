package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files that a staging farm's members are started with. */
final class Configurations {
    private Configurations() {}

    static String coordinator(Premises premises, Link database, Store store, Ports ports, int number) {
        Path folder = premises.folder();
        DatabaseSettings settings = Postgres.settingsBy(database.port());
        return """
                name: c%d
                data: %s
                shared: %s
                ffmpeg: auto
                grpc: {port: %d}
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
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        number + 1,
                        folder.resolve("c" + (number + 1)),
                        premises.shared(),
                        ports.grpc().get(number),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        store.configuration(number),
                        folder.resolve("sources"),
                        folder.resolve("secret"),
                        StagedCoordinator.address(number).getHostAddress(),
                        ports.discovery().get(number),
                        ports.talk().get(number),
                        peers(ports.discovery()),
                        ports.http().get(number));
    }

    static String agent(Premises premises, List<Link> lines, String token, int number) {
        return """
                coordinators: [%s]
                data: %s
                shared: %s
                name: a%d
                slots: 1
                token: %s
                ffmpeg: auto
                """.formatted(
                lines.stream().map(line -> "\"127.0.0.1:" + line.port() + "\"").collect(Collectors.joining(", ")),
                premises.folder().resolve("a" + (number + 1)),
                premises.shared(),
                number + 1,
                token);
    }

    private static String peers(List<Integer> ports) {
        return IntStream.range(0, ports.size())
                .mapToObj(number ->
                        "\"" + StagedCoordinator.address(number).getHostAddress() + ":" + ports.get(number) + "\"")
                .collect(Collectors.joining(", "));
    }
}
