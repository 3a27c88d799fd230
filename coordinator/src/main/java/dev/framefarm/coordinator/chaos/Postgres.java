package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.db.DatabaseSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of our own, with the programs of this machine. */
final class Postgres {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String USER = "framefarm";
    private static final String ALL_OF_LOOPBACK = "host all all 127.0.0.0/8 trust\n";

    private final Member server;
    private final int port;

    private Postgres(Member server, int port) {
        this.server = server;
        this.port = port;
    }

    /** {@code programs} is the folder of {@code initdb} and {@code postgres}; without one it is looked for. */
    static Postgres start(Optional<Path> programs, Path folder, int port) throws IOException {
        Path bin = programs.or(Postgres::find)
                .filter(each -> Files.isExecutable(each.resolve("initdb")))
                .orElseThrow(() -> new FarmStartException(
                        "PostgreSQL's programs are not here: on Debian apt-get install postgresql, or name the folder"
                                + " of initdb with --postgres.",
                        2));
        Path data = folder.resolve("postgres");
        List<String> init = command(bin, "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale");
        if (!Signals.run(init)) {
            throw new FarmStartException("PostgreSQL could not be set up: " + String.join(" ", init), 1);
        }
        Files.writeString(data.resolve("pg_hba.conf"), ALL_OF_LOOPBACK, StandardOpenOption.APPEND);
        List<String> serve = command(
                bin,
                "postgres",
                "-D",
                data,
                "-p",
                port,
                "-h",
                Place.DATABASE.host(),
                "-k",
                data,
                "-c",
                "max_connections=200");
        Member server = new Member(
                Place.DATABASE.name(), serve, Map.of(), folder.resolve("logs").resolve("postgres.log"));
        server.start();
        return new Postgres(server, port);
    }

    Member server() {
        return server;
    }

    int port() {
        return port;
    }

    DatabaseSettings settings() {
        return settingsBy(new InetSocketAddress(Place.DATABASE.address(), port));
    }

    static DatabaseSettings settingsBy(InetSocketAddress way) {
        return DatabaseSettings.at(
                "jdbc:postgresql://" + way.getHostString() + ":" + way.getPort() + "/postgres", USER, "none");
    }

    void stop() {
        server.end(Duration.ofSeconds(20));
    }

    private static Optional<Path> find() {
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(Path::of);
        return Stream.concat(onPath, ofDebian())
                .filter(each -> Files.isExecutable(each.resolve("initdb")))
                .findFirst();
    }

    private static Stream<Path> ofDebian() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** PostgreSQL serves nobody who is root, so root becomes nobody in its eyes. */
    private static List<String> command(Path bin, String program, Object... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(bin.resolve(program).toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
