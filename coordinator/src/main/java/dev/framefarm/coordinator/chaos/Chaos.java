package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.db.FarmRecords;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run: a farm, customers, a storm, calm, and what is left. */
public final class Chaos {
    /** How long films may take that were hit at the end of the storm. */
    private static final Duration CALM = Duration.ofMinutes(10);
    /** A sweep comes six minutes after a coordinator ended. */
    private static final Duration SWEPT = Duration.ofMinutes(8);

    /** {@code scene} instead of a storm, with a film of {@code filmSeconds}; {@code keep}: where films stay for others to judge. */
    public record Options(
            Premises premises,
            Duration time,
            long seed,
            int coordinators,
            int agents,
            int films,
            Optional<Scene> scene,
            int filmSeconds,
            Optional<Path> keep) {}

    private final Options options;
    private final Consumer<String> news;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable StagingFarm running;

    public Chaos(Options options, Consumer<String> news) {
        this.options = options;
        this.news = news;
    }

    /** From another thread, when somebody has seen enough. */
    public void abandon() {
        Optional.ofNullable(running).ifPresent(StagingFarm::close);
    }

    public Report run() throws IOException, InterruptedException {
        Toolchain tools = tools();
        news.accept("starting " + options.coordinators() + " coordinators, " + options.agents() + " agents, PostgreSQL"
                + (options.premises().bucket().isPresent() ? " and an S3 service" : " and a folder for the blobs"));
        try (StagingFarm farm = StagingFarm.start(options.premises(), options.coordinators(), options.agents())) {
            running = farm;
            news.accept("between them: " + farm.network().words());
            Films films = Films.make(tools, options.premises().folder().resolve("sources"), length());
            Path fetched = Files.createDirectories(
                    options.keep().orElse(options.premises().folder().resolve("fetched")));
            PatientClient client = farm.client();
            Referee referee = new Referee(client, tools, fetched, options.keep().isPresent());
            FarmRecords records = new FarmRecords(farm.database().settings());
            try (Customers customers = new Customers(client, referee, films, options.seed(), clock);
                    Auditor auditor = new Auditor(records, news)) {
                auditor.begin();
                List<Vitals> before = Vitals.of(farm);
                return options.scene().isPresent()
                        ? scene(options.scene().get(), farm, customers, records, auditor, before)
                        : storm(farm, customers, records, auditor, before);
            }
        }
    }

    private OptionalInt length() {
        return options.scene().isPresent() ? OptionalInt.of(options.filmSeconds()) : OptionalInt.empty();
    }

    private Report scene(
            Scene scene,
            StagingFarm farm,
            Customers customers,
            FarmRecords records,
            Auditor auditor,
            List<Vitals> before)
            throws IOException, InterruptedException {
        SceneFigures figures = new Play(farm, customers, records, auditor, news).play(scene);
        return report(
                farm,
                customers,
                records,
                Tally.NONE,
                observed(auditor, Optional.empty(), before, farm, Optional.of(figures)));
    }

    private Report storm(
            StagingFarm farm, Customers customers, FarmRecords records, Auditor auditor, List<Vitals> before)
            throws IOException, InterruptedException {
        customers.order(options.films());
        customers.await(CALM);
        Optional<Duration> undisturbed = customers.took(0.5);
        Set<Kind> possible = Blows.possible(farm);
        EnumSet.complementOf(EnumSet.copyOf(possible))
                .forEach(kind -> news.accept("cannot happen here: " + kind.words));
        List<Storm.Stroke> storm =
                Storm.of(options.seed(), options.time(), possible, options.coordinators(), options.agents());
        long end = System.nanoTime() + options.time().toNanos();
        Weather weather = new Weather(farm, new Blows(farm, records), auditor::lookNow, news);
        try {
            weather.begin(storm);
            while (System.nanoTime() < end) {
                customers.order(options.films());
                Thread.sleep(1000);
                customers.look();
            }
        } finally {
            weather.end();
        }
        news.accept("the storm is over; " + customers.open() + " films are still being made");
        farm.mend();
        customers.await(CALM);
        return report(
                farm,
                customers,
                records,
                weather.tally(),
                observed(auditor, undisturbed, before, farm, Optional.empty()));
    }

    /**
     * What is left of all that should be gone by now. What coordinators meant to delete when they died the others find when
     * they sweep, minutes after it.
     */
    private List<String> leftovers(StagingFarm farm, FarmRecords records) throws IOException, InterruptedException {
        Instant over = clock.instant();
        Instant deadline = over.plus(SWEPT);
        List<String> left = Leftovers.blobs(farm, records.outputs(), over);
        if (!left.isEmpty()) {
            news.accept(left.size() + " blobs that nothing needs wait for a sweep");
        }
        while (!left.isEmpty() && clock.instant().isBefore(deadline)) {
            Thread.sleep(5_000);
            left = Leftovers.blobs(farm, records.outputs(), over);
        }
        return left;
    }

    private static Observed observed(
            Auditor auditor,
            Optional<Duration> undisturbed,
            List<Vitals> before,
            StagingFarm farm,
            Optional<SceneFigures> scene)
            throws IOException, InterruptedException {
        return new Observed(
                auditor.looks(),
                auditor.broken(),
                auditor.longestWithoutLease(),
                undisturbed,
                before,
                Vitals.of(farm),
                scene);
    }

    private Report report(StagingFarm farm, Customers customers, FarmRecords records, Tally tally, Observed observed)
            throws IOException, InterruptedException {
        Map<String, String> wrong = customers.faults();
        List<String> changed = customers.changed();
        FarmRecords.Attempts attempts = records.attempts();
        long jobs = records.jobs().size();
        List<String> blobs = leftovers(farm, records);
        List<String> stubborn = farm.end();
        return new Report(
                options.seed(),
                options.time(),
                tally,
                customers.orders(),
                wrong,
                jobs,
                attempts,
                changed,
                stubborn,
                Leftovers.processes(options.premises().folder()),
                Leftovers.files(farm),
                blobs,
                observed);
    }

    private Toolchain tools() {
        try {
            return Toolchain.find("auto", options.premises().shared());
        } catch (ToolchainException e) {
            throw new FarmStartException(String.valueOf(e.getMessage()), 1);
        }
    }
}
