package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Coordinators, agents, database and store on this machine's loopback, each a process, each agent behind lines that can be cut. */
final class StagingFarm implements AutoCloseable {
    private static final int STORE_MEBIBYTES = 2048;
    private static final int AGENT_MEBIBYTES = 128;
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final Premises premises;
    private final Path folder;
    private final Postgres database;
    private final Disk store;
    private final List<Member> coordinators = new ArrayList<>();
    private final List<URI> urls = new ArrayList<>();
    private final List<Member> agents = new ArrayList<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final List<Disk> disks = new ArrayList<>();

    private StagingFarm(Premises premises, Postgres database, Disk store) {
        this.premises = premises;
        this.folder = premises.folder();
        this.database = database;
        this.store = store;
    }

    static StagingFarm start(Premises premises, int coordinators, int agents) throws IOException, InterruptedException {
        Path folder = premises.folder();
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("secret"), "of a farm that lives for one run of chaos\n");
        Ports ports = Ports.find(coordinators);
        Postgres database = Postgres.start(premises.postgres(), folder, ports.database());
        StagingFarm farm = new StagingFarm(premises, database, Disk.make(folder.resolve("store"), STORE_MEBIBYTES));
        try {
            farm.begin(ports, coordinators, agents);
            return farm;
        } catch (IOException | InterruptedException | RuntimeException e) {
            farm.close();
            throw e;
        }
    }

    private void begin(Ports ports, int coordinators, int agents) throws IOException, InterruptedException {
        for (int i = 0; i < coordinators; i++) {
            urls.add(URI.create("http://127.0.0.1:" + ports.http().get(i) + "/"));
            Path file = Files.writeString(
                    folder.resolve("c" + (i + 1) + ".yml"),
                    Configurations.coordinator(folder, premises.shared(), database, ports, i));
            this.coordinators.add(member("c" + (i + 1), premises.coordinator(), file));
            // The first makes the cluster's certificate authority and the first key; the others find them.
            this.coordinators.get(i).start();
            awaitHealth(i);
        }
        PatientClient client = client();
        for (int i = 0; i < agents; i++) {
            disks.add(Disk.make(folder.resolve("a" + (i + 1)), AGENT_MEBIBYTES));
            List<Link> lines = new ArrayList<>();
            for (int port : ports.grpc()) {
                lines.add(new Link(port));
            }
            links.add(lines);
            String token =
                    client.post("tokens", "{}", Optional.empty()).path("token").asText();
            Path file = Files.writeString(
                    folder.resolve("a" + (i + 1) + ".yml"),
                    Configurations.agent(folder, premises.shared(), i, lines, token));
            this.agents.add(member("a" + (i + 1), premises.agent(), file));
            this.agents.get(i).start();
        }
    }

    private Member member(String name, List<String> command, Path file) {
        List<String> whole =
                Stream.concat(command.stream(), Stream.of(file.toString())).toList();
        return new Member(name, whole, folder.resolve("logs").resolve(name + ".log"));
    }

    private void awaitHealth(int number) throws InterruptedException {
        for (int tenth = 0; tenth < 1200; tenth++) {
            if (!coordinators.get(number).runs()) {
                break;
            }
            if (PatientClient.isWell(urls.get(number))) {
                return;
            }
            Thread.sleep(100);
        }
        throw new FarmStartException(
                "Coordinator " + (number + 1) + " does not start; see "
                        + coordinators.get(number).log(),
                1);
    }

    PatientClient client() throws IOException {
        String key = Files.readString(folder.resolve("c1").resolve("admin.key")).strip();
        return new PatientClient(urls, key);
    }

    Path folder() {
        return folder;
    }

    Postgres database() {
        return database;
    }

    Disk store() {
        return store;
    }

    List<Member> coordinators() {
        return coordinators;
    }

    List<Member> agents() {
        return agents;
    }

    List<Link> links(int agent) {
        return links.get(agent);
    }

    Disk disk(int agent) {
        return disks.get(agent);
    }

    /** All that was ended, killed or frozen runs again. */
    void mend() {
        database.server().start();
        database.server().thaw();
        store.empty();
        disks.forEach(Disk::empty);
        links.forEach(lines -> lines.forEach(Link::mend));
        coordinators.forEach(Member::start);
        coordinators.forEach(Member::thaw);
        agents.forEach(Member::start);
        agents.forEach(Member::thaw);
    }

    /** In order: agents hand back, coordinators close, the database last. Says who did not go when asked. */
    List<String> end() {
        List<String> stubborn = new ArrayList<>();
        for (List<Member> kind : List.of(agents, coordinators, List.of(database.server()))) {
            kind.parallelStream()
                    .filter(each -> !each.end(TO_END))
                    .map(Member::name)
                    .forEachOrdered(stubborn::add);
        }
        return stubborn;
    }

    @Override
    public void close() {
        end();
        IntStream.range(0, disks.size()).forEach(i -> disks.get(i).unmount());
        store.unmount();
    }
}
