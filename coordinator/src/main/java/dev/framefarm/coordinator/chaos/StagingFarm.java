package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
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
    private final Network network;
    private final Postgres database;
    private final Store store;
    private final Clocks clocks;
    private final List<StagedCoordinator> coordinators = new ArrayList<>();
    private final List<StagedAgent> agents = new ArrayList<>();

    private StagingFarm(Premises premises, Network network, Postgres database, Store store, Clocks clocks) {
        this.premises = premises;
        this.folder = premises.folder();
        this.network = network;
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
        Network network = Network.make(
                IntStream.range(0, coordinators).mapToObj(Place::coordinator).toList(),
                IntStream.range(0, agents).mapToObj(Place::agent).toList());
        Postgres database = Postgres.start(premises.postgres(), folder, ports.database());
        Store store;
        try {
            store = store(premises, network, ports);
        } catch (IOException | InterruptedException | RuntimeException e) {
            database.stop();
            throw e;
        }
        StagingFarm farm = new StagingFarm(premises, network, database, store, clocks);
        try {
            farm.begin(ports, coordinators, agents);
            return farm;
        } catch (IOException | InterruptedException | RuntimeException e) {
            farm.close();
            throw e;
        }
    }

    private static Store store(Premises premises, Network network, Ports ports)
            throws IOException, InterruptedException {
        return premises.bucket().isEmpty()
                ? FolderStore.make(premises.folder().resolve("store"))
                : BucketStore.start(premises.bucket().get(), premises.folder(), network, ports.store());
    }

    private void begin(Ports ports, int coordinators, int agents) throws IOException, InterruptedException {
        for (int i = 0; i < coordinators; i++) {
            this.coordinators.add(coordinator(ports, i));
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

    private StagedCoordinator coordinator(Ports ports, int number) throws IOException {
        Place place = Place.coordinator(number);
        Path file = Files.writeString(
                folder.resolve(place.name() + ".yml"),
                Configurations.coordinator(premises, network, store, ports, number));
        return new StagedCoordinator(
                place,
                member(place, premises.coordinator(), network.environment(place), file),
                URI.create("http://" + place.host() + ":" + ports.http().get(number) + "/"));
    }

    private StagedAgent agent(Ports ports, String token, int number) throws IOException {
        Place place = Place.agent(number);
        Disk disk = Disk.make(folder.resolve(place.name()), AGENT_MEBIBYTES);
        List<InetSocketAddress> ways = new ArrayList<>();
        for (int i = 0; i < coordinators.size(); i++) {
            ways.add(
                    network.way(place, coordinators.get(i).place(), ports.grpc().get(i)));
        }
        Path file = Files.writeString(
                folder.resolve(place.name() + ".yml"), Configurations.agent(premises, ways, token, place));
        return new StagedAgent(place, member(place, premises.agent(), Map.of(), file), disk);
    }

    private Member member(Place place, List<String> command, Map<String, String> environment, Path file) {
        List<String> whole = Stream.of(network.inside(place), command, List.of(file.toString()))
                .flatMap(List::stream)
                .toList();
        Map<String, String> all = new HashMap<>(clocks.environment(place.name()));
        all.putAll(environment);
        return new Member(place.name(), whole, all, folder.resolve("logs").resolve(place.name() + ".log"));
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

    Network network() {
        return network;
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
        network.become(Place.coordinator(Math.min(one, other)), Place.coordinator(Math.max(one, other)), quality);
    }

    void partFromDatabase(int coordinator, Quality quality) {
        network.become(Place.coordinator(coordinator), Place.DATABASE, quality);
    }

    /** Between the store and all coordinators. */
    void partFromStore(Quality quality) {
        coordinators.forEach(each -> network.become(each.place(), Place.STORE, quality));
    }

    void breakStoreLines() {
        coordinators.forEach(each -> network.hangUp(each.place(), Place.STORE));
    }

    /** Between that agent and all coordinators. */
    void partAgent(int agent, Quality quality) {
        coordinators.forEach(each -> network.become(Place.agent(agent), each.place(), quality));
    }

    /** All that was ended, killed, frozen or cut off runs again. */
    void mend() {
        database.server().start();
        database.server().thaw();
        store.server().ifPresent(Member::thaw);
        store.empty();
        partFromStore(Quality.WELL);
        for (int i = 0; i < coordinators.size(); i++) {
            split(i, Quality.WELL);
            partFromDatabase(i, Quality.WELL);
            heal(coordinators.get(i).process());
        }
        for (int i = 0; i < agents.size(); i++) {
            agents.get(i).disk().empty();
            partAgent(i, Quality.WELL);
            heal(agents.get(i).process());
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
        store.close();
        network.close();
    }
}
