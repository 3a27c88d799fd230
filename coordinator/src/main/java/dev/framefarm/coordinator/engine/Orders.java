package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.flow.Cancelled;
import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.intake.Complaint;
import dev.framefarm.coordinator.intake.Intake;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.recipe.RecipeProblem;
import dev.framefarm.coordinator.recipe.RecipeReading;
import dev.framefarm.coordinator.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Takes orders, and answers what became of them. */
public final class Orders {
    private final JobStore jobs;
    private final CertificateStore certificates;
    private final Recipes recipes;
    private final Sources sources;
    private final Blobs blobs;
    private final Sightings sightings;
    private final Retention retention;
    private final Room room;
    private final JobRunner runner;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;
    private final BiConsumer<Effect, Job> effects;

    public Orders(
            JobStore jobs,
            CertificateStore certificates,
            Recipes recipes,
            Sources sources,
            Blobs blobs,
            Retention retention,
            Room room,
            JobRunner runner,
            Secrets secrets,
            Audit audit,
            InstantSource clock,
            BiConsumer<Effect, Job> effects) {
        this.jobs = jobs;
        this.certificates = certificates;
        this.recipes = recipes;
        this.sources = sources;
        this.blobs = blobs;
        this.sightings = new Sightings(blobs::has, clock);
        this.retention = retention;
        this.room = room;
        this.runner = runner;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.effects = effects;
    }

    public sealed interface Submitted {}

    public record Taken(Job job) implements Submitted {}

    /** {@code reason} is a sentence for whoever ordered. */
    public record NoRoomLeft(String reason) implements Submitted {}

    public record Refused(List<Complaint> complaints) implements Submitted {}

    public Submitted submit(Order order, Principal by) {
        RecipeReading reading = recipes.read(order.recipeText());
        List<Complaint> complaints = new ArrayList<>(check(order, reading, by));
        Optional<Job> before = order.idempotencyKey().flatMap(key -> jobs.ordered(by.owner(), key));
        if (complaints.isEmpty() && before.isPresent()) {
            return again(order, ((RecipeReading.Read) reading).recipe(), before.get());
        }
        Optional<String> shortage = room.shortage(order.recipeText().length());
        if (complaints.isEmpty() && shortage.isPresent()) {
            return new NoRoomLeft(shortage.get());
        }
        // From the look at the source until the job is stored nobody may delete it.
        Submitted submitted = retention.whileKeeping(() -> {
            Sources.Resolved resolved = sources.resolve(order.source(), by, retention.orderedSince(by.owner()));
            resolved.complaint().ifPresent(complaints::add);
            if (!complaints.isEmpty()) {
                return new Refused(complaints);
            }
            Recipe recipe = ((RecipeReading.Read) reading).recipe();
            return new Taken(jobs.insert(job(order, resolved.source().orElseThrow(), recipe, by)));
        });
        if (submitted instanceof Taken taken) {
            runner.announce(taken.job());
            effects.accept(Effect.START_NEXT, taken.job());
        }
        return submitted;
    }

    /** What can be said against an order by reading it. */
    public List<Complaint> check(Order order, Principal by) {
        return check(order, recipes.read(order.recipeText()), by);
    }

    private List<Complaint> check(Order order, RecipeReading reading, Principal by) {
        return Intake.check(order, about(reading), retention.longest(by.owner()));
    }

    /** The same order again gets the same job, even where its source is gone by now. */
    private static Submitted again(Order order, Recipe recipe, Job before) {
        return Sources.isNamed(order.source(), before.source()) && recipe.equals(before.recipe())
                ? new Taken(before)
                : new Refused(List.of(new Complaint(
                        "IDEMPOTENCY_KEY_USED",
                        "Idempotency-Key",
                        "a key that no other order had",
                        "that of job " + before.id())));
    }

    public Optional<Job> find(JobId id, Principal by) {
        return jobs.find(id).filter(job -> by.sees(job.owner()));
    }

    /** Of those that match, what the caller may see. */
    public List<Job> list(JobFilter wanted, Optional<JobId> after, int limit, Principal by) {
        return jobs.list(by.may(Role.OPERATOR) ? wanted : wanted.of(by.owner()), after, limit);
    }

    /** The job as it is then; empty where the caller sees none. */
    public Optional<Job> cancel(JobId id, Principal by) {
        if (find(id, by).isEmpty()) {
            return Optional.empty();
        }
        if (runner.tell(id, new Cancelled(by.owner()))) {
            audit.record(by, "job.cancel", id.value());
        }
        return jobs.find(id);
    }

    public List<Output> outputs(JobId id) {
        return jobs.outputs(id);
    }

    /** Empty for what was made before there were certificates. */
    public Optional<Certificate> certificate(Output output) {
        return certificates.find(output.job(), output.name());
    }

    /** Until when a job's outputs are kept, as soon as there are any. */
    public Optional<Instant> outputsUntil(Job job) {
        return retention.outputsUntil(job);
    }

    /** Whether the output was deleted because its time was over. */
    public boolean isExpired(Output output) {
        return !blobs.has(output.blob());
    }

    /** The same as it was within a minute, for lists. */
    public boolean wasExpired(Output output) {
        return !sightings.has(output.blob());
    }

    public Path file(Output output) throws IOException {
        return blobs.file(output.blob());
    }

    private Job job(Order order, Source source, Recipe recipe, Principal by) {
        Instant now = clock.instant();
        return new Job(
                new JobId(secrets.id("j-")),
                by.owner(),
                source,
                recipe,
                order.priority(),
                order.labels(),
                order.idempotencyKey(),
                order.keep(),
                JobState.QUEUED,
                Optional.empty(),
                now,
                now,
                1);
    }

    private static List<Complaint> about(RecipeReading reading) {
        return reading instanceof RecipeReading.Unreadable unreadable
                ? unreadable.problems().stream().map(Orders::complaint).toList()
                : List.of();
    }

    private static Complaint complaint(RecipeProblem problem) {
        return new Complaint(
                problem.code().name(),
                problem.key().isEmpty() ? "recipe" : "recipe." + problem.key(),
                problem.hint(),
                problem.found());
    }
}
