package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.chaos.Chaos;
import dev.framefarm.coordinator.chaos.Premises;
import dev.framefarm.coordinator.chaos.PrivateNetwork;
import dev.framefarm.coordinator.chaos.Report;
import dev.framefarm.coordinator.chaos.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The promise that nothing is lost, put to the test. */
@Command(
        name = "chaos",
        description = {
            "Prove that nothing is lost when parts of a farm fail.",
            "Start a farm of several coordinators, agents and a PostgreSQL on this machine, make films on it, and kill, freeze,"
                    + " cut, slow, fill and spoil its parts meanwhile.",
            "The same seed brings the same faults. Other farms of this machine are left alone; disks are filled only where"
                    + " this user may mount some for that."
        },
        footer = {"", "Example: framefarm chaos --minutes 20 --seed 7"})
final class ChaosCommand implements Callable<Integer> {
    private static final Duration TO_END = Duration.ofSeconds(90);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_MEMBERS = 20;
    private static final int MOST_FILM_SECONDS = 24 * 60 * 60;

    /** As people write them. */
    @SuppressWarnings("checkstyle:ConstantName")
    private enum StoreKind {
        s3,
        folder
    }

    @SuppressWarnings("checkstyle:ConstantName")
    private enum NetworkKind {
        namespaces,
        proxies
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", paramLabel = "M", description = "How long things go wrong; 5 by default.")
    private double minutes = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Which faults, and when; 1 by default.")
    private long seed = 1;

    @Option(names = "--coordinators", paramLabel = "N", description = "3 by default.")
    private int coordinators = 3;

    @Option(names = "--agents", paramLabel = "N", description = "5 by default, with one slot each.")
    private int agents = 5;

    @Option(names = "--films", paramLabel = "N", description = "Films under way at a time; 4 by default.")
    private int films = 4;

    @Option(
            names = "--scene",
            paramLabel = "NAME",
            description = "Instead of a storm, one thing that goes wrong while a long film is made: custodian-killed,"
                    + " all-killed, database-away, store-away, slow-link or split.")
    private @Nullable String scene;

    @Option(names = "--film", paramLabel = "SECONDS", description = "Length of a scene's film; 900 by default.")
    private int filmSeconds = 900;

    @Option(
            names = "--store",
            paramLabel = "KIND",
            description =
                    "Where the films lie: s3, a service of its own, or folder; s3 by default where this build has one.")
    private @Nullable StoreKind store;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            description = "What lies between the parts: namespaces, a network of its own for each, or proxies;"
                    + " namespaces by default where this user may make some.")
    private @Nullable NetworkKind network;

    @Option(
            names = "--postgres",
            paramLabel = "DIR",
            description = "Folder of PostgreSQL's initdb; looked for where it usually is.")
    private @Nullable Path postgres;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "An empty folder for the farm, with the logs of all; without it one is made, and removed at the end.")
    private @Nullable Path data;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the films there.")
    private @Nullable Path keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        demand("--minutes", minutes, MOST_MINUTES);
        demand("--coordinators", coordinators, MOST_MEMBERS);
        demand("--agents", agents, MOST_MEMBERS);
        demand("--films", films, MOST_MEMBERS);
        demand("--film", filmSeconds, MOST_FILM_SECONDS);
        if (network != NetworkKind.proxies && !PrivateNetwork.isHere()) {
            if (PrivateNetwork.isPermitted()) {
                return runInPrivateNetwork();
            }
            if (network == NetworkKind.namespaces) {
                throw CommandFailed.usage(
                        "Network namespaces cannot be made here: that takes root, a Linux with tc's htb and"
                                + " u32, and the programs ip, tc, unshare and nsenter. Leave out --network.");
            }
        }
        if (data != null) {
            Path folder = Files.createDirectories(data.toAbsolutePath().normalize());
            demandEmpty(folder);
            return run(folder);
        }
        try (PrivateFolder folder = LocalWork.privateFolder()) {
            return run(folder.path());
        }
    }

    /** This very command, once more. */
    private int runInPrivateNetwork() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Premises.launcher()));
        command.addAll(spec.root().commandLine().getParseResult().originalArgs());
        Interrupts.allow(TO_END);
        Process there =
                new ProcessBuilder(PrivateNetwork.within(command)).inheritIO().start();
        Interrupts.add(() -> {
            there.destroy();
            there.waitFor();
        });
        return there.waitFor();
    }

    private int run(Path folder) throws IOException, InterruptedException {
        Chaos chaos = new Chaos(
                new Chaos.Options(
                        premises(folder),
                        Duration.ofMillis((long) (minutes * 60_000)),
                        seed,
                        coordinators,
                        agents,
                        films,
                        scene(),
                        filmSeconds,
                        Optional.ofNullable(keep).map(Path::toAbsolutePath)),
                ChaosCommand::tell);
        Interrupts.allow(TO_END);
        Interrupts.add(chaos::abandon);
        Report report = chaos.run();
        System.out.println();
        report.print(System.out);
        return report.broken().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Optional<Scene> scene() {
        if (scene == null) {
            return Optional.empty();
        }
        return Optional.of(Scene.named(scene)
                .orElseThrow(() ->
                        CommandFailed.usage("There is no scene " + scene + "; choose one of " + Scene.titles() + ".")));
    }

    private Premises premises(Path folder) {
        Premises premises = Premises.of(folder, Homes.usual(), Optional.ofNullable(postgres));
        if (store == StoreKind.s3 && premises.bucket().isEmpty()) {
            throw CommandFailed.usage("This build has no S3 service; leave out --store, or build it from its sources.");
        }
        return store == StoreKind.folder ? premises.withoutBucket() : premises;
    }

    private static void demandEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw CommandFailed.usage(folder + " is not empty; name another folder with --data.");
            }
        }
    }

    private static void tell(String news) {
        System.out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "  " + news);
    }

    private static void demand(String option, double number, int most) {
        if (!(number > 0 && number <= most)) {
            throw CommandFailed.usage(option + " is " + number + "; expected a number up to " + most + ".");
        }
    }
}
