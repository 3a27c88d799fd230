package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Coordinators, agents, database and store on this machine's loopback, each a process, behind lines that can be cut. */
final class StagingFarm implements AutoCloseable {
    private static final int AGENT_MEBIBYTES = 128;
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final Premises premises;
    private final Path folder;
    private final Postgres database;
    private final Store store;
    private final Clocks clocks;
    private final List<StagedCoordinator> coordinators = new ArrayList<>();
    private final List<StagedAgent> agents = new ArrayList<>();

    private StagingFarm(Premises premises, Postgres database, Store store, Clocks clocks) {
        this.premises = premises;
        this.folder = premises.folder();
        this.database = database;
        this.store = store;
        this.clocks = clocks;
    }

    static StagingFarm start(Premises premises, int coordinators, int agents) throws IOException, InterruptedException {
        Path folder = premises.folder();
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("secret"), "of a farm that lives for one run of chaos\n");
        Ports ports = Ports.find(coordinators);
        Clocks clocks = Clocks.make(folder.resolve("clocks"));
        Postgres database = Postgres.start(premises.postgres(), folder, ports.database());
        Store store;
        try {
            store = store(premises, ports, coordinators);
        } catch (IOException | InterruptedException | RuntimeException e) {
            database.stop();
            throw e;
        }
        StagingFarm farm = new StagingFarm(premises, database, store, clocks);
        try {
            farm.begin(ports, coordinators, agents);
            return farm;
        } catch (IOException | InterruptedException | RuntimeException e) {
            farm.close();
            throw e;
        }
    }

    private static Store store(Premises premises, Ports ports, int coordinators)
            throws IOException, InterruptedException {
        return premises.bucket().isEmpty()
                ? FolderStore.make(premises.folder().resolve("store"))
                : BucketStore.start(premises.bucket().get(), premises.folder(), ports.store(), coordinators);
    }

    private void begin(Ports ports, int coordinators, int agents) throws IOException, InterruptedException {
        for (int i = 0; i < coordinators; i++) {
            this.coordinators.add(coordinator(ports, coordinators, i));
            // The first makes the cluster's certificate authority and the first key; the others find them.
            this.coordinators.get(i).process().start();
            awaitHealth(this.coordinators.get(i));
        }
        PatientClient client = client();
        for (int i = 0; i < agents; i++) {
            String token =
                    client.post("tokens", "{}", Optional.empty()).path("token").asText();
            this.agents.add(agent(ports, token, i));
            this.agents.get(i).process().start();
        }
    }

    private StagedCoordinator coordinator(Ports ports, int coordinators, int number) throws IOException {
        String name = "c" + (number + 1);
        List<InetAddress> all = IntStream.range(0, coordinators)
                .mapToObj(StagedCoordinator::address)
                .toList();
        Link line = new Link(database.port());
        Switchboard others = new Switchboard(all);
        Path file = Files.writeString(
                folder.resolve(name + ".yml"), Configurations.coordinator(premises, line, store, ports, number));
        Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", String.join(" ", others.options()));
        return new StagedCoordinator(
                member(name, premises.coordinator(), options, file),
                URI.create("http://127.0.0.1:" + ports.http().get(number) + "/"),
                line,
                others);
    }

    private StagedAgent agent(Ports ports, String token, int number) throws IOException {
        String name = "a" + (number + 1);
        Disk disk = Disk.make(folder.resolve(name), AGENT_MEBIBYTES);
        List<Link> lines = new ArrayList<>();
        for (int port : ports.grpc()) {
            lines.add(new Link(port));
        }
        Path file =
                Files.writeString(folder.resolve(name + ".yml"), Configurations.agent(premises, lines, token, number));
        return new StagedAgent(member(name, premises.agent(), Map.of(), file), lines, disk);
    }

    private Member member(String name, List<String> command, Map<String, String> environment, Path file) {
        List<String> whole =
                Stream.concat(command.stream(), Stream.of(file.toString())).toList();
        Map<String, String> all = new HashMap<>(clocks.environment(name));
        all.putAll(environment);
        return new Member(name, whole, all, folder.resolve("logs").resolve(name + ".log"));
    }

    private static void awaitHealth(StagedCoordinator coordinator) throws InterruptedException {
        for (int tenth = 0; tenth < 1200; tenth++) {
            if (!coordinator.process().runs()) {
                break;
            }
            if (PatientClient.isWell(coordinator.url())) {
                return;
            }
            Thread.sleep(100);
        }
        throw new FarmStartException(
                "Coordinator " + coordinator.process().name() + " does not start; see "
                        + coordinator.process().log(),
                1);
    }

    PatientClient client() throws IOException {
        String key = Files.readString(folder.resolve("c1").resolve("admin.key")).strip();
        return new PatientClient(
                coordinators.stream().map(StagedCoordinator::url).toList(), key);
    }

    Path folder() {
        return folder;
    }

    Postgres database() {
        return database;
    }

    Store store() {
        return store;
    }

    Clocks clocks() {
        return clocks;
    }

    List<StagedCoordinator> coordinators() {
        return coordinators;
    }

    List<StagedAgent> agents() {
        return agents;
    }

    /** Between that coordinator and all others. */
    void split(int one, Quality quality) {
        IntStream.range(0, coordinators.size())
                .filter(other -> other != one)
                .forEach(other -> part(one, other, quality));
    }

    /** Between two of them, in both directions. */
    void part(int one, int other, Quality quality) {
        coordinators.get(one).others().become(StagedCoordinator.address(other), quality);
        coordinators.get(other).others().become(StagedCoordinator.address(one), quality);
    }

    /** All that was ended, killed, frozen or cut off runs again. */
    void mend() {
        database.server().start();
        database.server().thaw();
        store.server().ifPresent(Member::thaw);
        store.empty();
        store.links().forEach(each -> each.become(Quality.WELL));
        for (int i = 0; i < coordinators.size(); i++) {
            split(i, Quality.WELL);
            coordinators.get(i).database().become(Quality.WELL);
            heal(coordinators.get(i).process());
        }
        for (StagedAgent agent : agents) {
            agent.disk().empty();
            agent.links().forEach(each -> each.become(Quality.WELL));
            heal(agent.process());
        }
    }

    private void heal(Member member) {
        if (clocks.canBeSet()) {
            clocks.set(member.name(), Duration.ZERO);
        }
        member.start();
        member.thaw();
    }

    /** In order: agents hand back, coordinators close, store and database last. Says who did not go when asked. */
    List<String> end() {
        List<String> stubborn = new ArrayList<>();
        Stream.of(
                        agents.stream().map(StagedAgent::process).toList(),
                        coordinators.stream().map(StagedCoordinator::process).toList(),
                        store.server().stream().toList(),
                        List.of(database.server()))
                .forEachOrdered(kind -> kind.parallelStream()
                        .filter(each -> !each.end(TO_END))
                        .map(Member::name)
                        .forEachOrdered(stubborn::add));
        return stubborn;
    }

    @Override
    public void close() {
        end();
        agents.forEach(StagedAgent::close);
        coordinators.forEach(StagedCoordinator::close);
        store.close();
    }
}
