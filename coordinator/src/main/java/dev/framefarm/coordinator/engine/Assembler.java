package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.flow.Published;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.verify.FilmJudge;
import dev.framefarm.coordinator.verify.SoundJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins one job's deliveries into its output, in the order of the film, and publishes it when it proves exact. */
public final class Assembler {
    private static final Logger LOG = LoggerFactory.getLogger(Assembler.class);
    private static final String QUEUED =
            "every frame is encoded; other films are being joined, this one is next when one of them is finished";

    private final Plans plans;
    private final DeliveryStore deliveries;
    private final Sources sources;
    private final Blobs blobs;
    private final Stored stored;
    private final Splicer splicer;
    private final Joiner joiner;
    private final Inspector inspector;
    private final Packages packages;
    private final JobRunner runner;
    private final Custody custody;
    private final Retention retention;
    private final WaitingReasons reasons;
    private final Troubles troubles;
    private final Certification certification;
    private final Room room;

    Assembler(
            Plans plans,
            DeliveryStore deliveries,
            Sources sources,
            Blobs blobs,
            Stored stored,
            Splicer splicer,
            Joiner joiner,
            Inspector inspector,
            Packages packages,
            JobRunner runner,
            Custody custody,
            Retention retention,
            WaitingReasons reasons,
            Troubles troubles,
            Certification certification,
            Room room) {
        this.plans = plans;
        this.deliveries = deliveries;
        this.sources = sources;
        this.blobs = blobs;
        this.stored = stored;
        this.splicer = splicer;
        this.joiner = joiner;
        this.inspector = inspector;
        this.packages = packages;
        this.runner = runner;
        this.custody = custody;
        this.retention = retention;
        this.reasons = reasons;
        this.troubles = troubles;
        this.certification = certification;
        this.room = room;
    }

    void run(Job job, Assembly assembly, JoiningPlaces places) {
        try {
            Plan plan = plans.find(job.id()).orElseThrow();
            join(job, plan, new Arrivals(plan, assembly, deliveries.ofJob(job.id())), places);
        } catch (InterruptedException e) {
            LOG.debug("Joining of job {} was stopped", job.id());
        } catch (SpoiledDelivery spoiled) {
            replace(job, spoiled);
        } catch (IOException | Inexact | RuntimeException | Error e) {
            if (!assembly.isStopped()) {
                failed(job, e);
            }
        }
    }

    private void replace(Job job, SpoiledDelivery spoiled) {
        try {
            stored.replace(spoiled);
        } catch (IOException | RuntimeException e) {
            troubles.met(job.id(), "Replacing a spoiled delivery", e);
        }
    }

    /** Tells a joiner again of all that is durable. */
    void remind(JobId job, Assembly assembly) {
        deliveries.ofJob(job).forEach(assembly::add);
    }

    /** Only a film that is wrong stays wrong; all else may pass, and its deliveries are still there. */
    private void failed(Job job, Throwable why) {
        if (why instanceof Inexact) {
            LOG.warn("Joining of job {} failed", job.id(), why);
            runner.tell(job.id(), new Failed("The output could not be joined: " + why.getMessage()));
        } else if (NoRoom.isBehind(why)) {
            LOG.warn("Joining of job {} waits: {}", job.id(), why.getMessage());
            reasons.note(
                    job.id(), "every frame that is encoded is safe; the output waits for room: " + why.getMessage());
        } else if (why instanceof TooLate) {
            LOG.warn("Joining of job {} waits: {}", job.id(), why.getMessage());
        } else {
            troubles.met(job.id(), "Joining", why);
        }
    }

    private void join(Job job, Plan plan, Arrivals arrivals, JoiningPlaces places)
            throws IOException, InterruptedException, Inexact {
        if (places.takeEarly()) {
            try {
                join(job, plan, arrivals);
            } finally {
                places.leaveEarly();
            }
            return;
        }
        arrivals.awaitAll();
        if (!places.takeComplete()) {
            reasons.note(job.id(), QUEUED);
            places.awaitComplete();
        }
        try {
            join(job, plan, arrivals);
        } finally {
            places.leaveComplete();
        }
    }

    private void join(Job job, Plan plan, Arrivals arrivals) throws IOException, InterruptedException, Inexact {
        // What is packaged is written as it grows, and once more when it is known where everything lies.
        room.demand(arrivals.bytes() * (plan.output().packages().isEmpty() ? 1 : 3));
        reasons.clear(job.id());
        List<List<Delivery>> lanes = arrivals.sound();
        Path source = sources.locate(job.source());
        try (SoundFiles sound = SoundFiles.of(lanes, plan.output().container(), blobs, stored, splicer);
                Certification.Proof proof = certification.begin(job, plan);
                Films films = Films.create(blobs, plan);
                Packages.Prepared packed = packages.begin(job.id(), plan, source, sound.all(), arrivals.lastReady())) {
            Joiner.Targets targets = new Joiner.Targets(films.files(), packed.pictureFiles());
            try (Joiner.Join join = joiner.begin(plan, source, sound.all(), targets)) {
                for (Optional<Delivery> next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
                    join.append(stored.file(next.get()));
                    proof.joined(next.get());
                    packed.reached(next.get().interval().from());
                }
                join.finish();
            }
            publish(job, plan, films, packed, proof);
        }
    }

    private void publish(Job job, Plan plan, Films films, Packages.Prepared packed, Certification.Proof proof)
            throws IOException, InterruptedException, Inexact {
        runner.tell(job.id(), new Completed());
        List<Facts> facts = new ArrayList<>();
        for (Films.Film film : films.all()) {
            facts.add(prove(plan, film, proof));
        }
        packed.finish(films.files().get(0), facts.get(0).finished());
        films.settle();
        Optional<Sealing> sealing = custody.sealing();
        boolean published = retention.whileKeeping(() -> {
            List<Output> outputs = new ArrayList<>();
            for (Films.Film film : films.all()) {
                Output output = seal(job.id(), plan, film);
                certification.certify(facts.get(outputs.size()), output);
                outputs.add(output);
            }
            outputs.addAll(packed.seal());
            return runner.publish(job.id(), new Published(), outputs, sealing);
        });
        if (!published) {
            LOG.info("Job {} ended before its output was published", job.id());
        }
    }

    private Facts prove(Plan plan, Films.Film film, Certification.Proof proof)
            throws IOException, InterruptedException, Inexact {
        Path file = film.bytes().file();
        if (plan.pictures().isEmpty()) {
            Facts facts = proof.measure(file, new Facts.Frames(0, 0, 0));
            demandExact(film, SoundJudge.fault(plan, facts.finished().profile()));
            return facts;
        }
        long[] expected = WorkOrder.filmTimes(plan);
        Inspector.Measured measured = inspector.measure(file, Inspector.Depth.TIMES, expected.length);
        Fraction tick = ((Encode.Video) plan.video().encode()).timing().outputTimeBase();
        demandExact(film, FilmJudge.fault(tick, expected, measured.timeBase(), measured.times()));
        return proof.measure(
                file,
                new Facts.Frames(
                        expected.length,
                        measured.times().length,
                        FilmJudge.largestDeviation(tick, expected, measured.timeBase(), measured.times())));
    }

    private static void demandExact(Films.Film film, Optional<String> fault) throws Inexact {
        if (fault.isPresent()) {
            throw new Inexact(film.name() + ": " + fault.get());
        }
    }

    private static Output seal(JobId job, Plan plan, Films.Film film) throws IOException {
        return new Output(
                job,
                film.name(),
                plan.output().container().mediaType(),
                film.bytes().seal(),
                plan.pictures().isPresent() ? WorkOrder.filmTimes(plan).length : 0,
                plan.seconds());
    }

    /** What was joined is not the film that was planned. */
    private static final class Inexact extends Exception {
        private static final long serialVersionUID = 1;

        Inexact(String fault) {
            super(fault);
        }
    }
}
