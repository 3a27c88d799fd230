package dev.framefarm.coordinator.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files that a staging farm's members are started with. */
final class Configurations {
    private Configurations() {}

    static String coordinator(Path folder, Path shared, Postgres database, Ports ports, int number) {
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
                  discoveryPort: %d
                  communicationPort: %d
                  peers: [%s]
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        number + 1,
                        folder.resolve("c" + (number + 1)),
                        shared,
                        ports.grpc().get(number),
                        database.settings().url(),
                        database.settings().user(),
                        database.settings().password(),
                        folder.resolve("store"),
                        folder.resolve("sources"),
                        folder.resolve("secret"),
                        ports.discovery().get(number),
                        ports.talk().get(number),
                        addresses(ports.discovery()),
                        ports.http().get(number));
    }

    static String agent(Path folder, Path shared, int number, List<Link> lines, String token) {
        return """
                coordinators: [%s]
                data: %s
                shared: %s
                name: a%d
                slots: 1
                token: %s
                ffmpeg: auto
                """.formatted(
                        addresses(lines.stream().map(Link::port).toList()),
                        folder.resolve("a" + (number + 1)),
                        shared,
                        number + 1,
                        token);
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "\"127.0.0.1:" + port + "\"").collect(Collectors.joining(", "));
    }
}
