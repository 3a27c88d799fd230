package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Values to store. Their instants are whole milliseconds, as precise as a store has to be. */
public final class StoreExamples {
    public static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123Z");

    private StoreExamples() {}

    public static Blob blob(int seed) {
        return new Blob(String.format("%064x", seed), 1_000L + seed);
    }

    public static Recipe recipe() {
        return RecipeExamples.recipe(
                "recipe=web",
                "version=3",
                "description=for the web; \"quoted\", ünïcode",
                "video.crf=21",
                "video.height=720",
                "video.fps=29.97",
                "audio=aac");
    }

    public static Job job(String id) {
        return job(id, "ann", Optional.empty(), NOON);
    }

    public static Job job(String id, String owner, Optional<String> key, Instant created) {
        return new Job(
                new JobId(id),
                owner,
                new Source.Uploaded(blob(7), "holiday.mkv"),
                recipe(),
                50,
                Map.of("team", "blue", "film", "№ 5"),
                key,
                Optional.empty(),
                JobState.QUEUED,
                Optional.empty(),
                created,
                created,
                1);
    }

    public static Job in(Job job, JobState state) {
        return new Job(
                job.id(),
                job.owner(),
                job.source(),
                job.recipe(),
                job.priority(),
                job.labels(),
                job.idempotencyKey(),
                job.keep(),
                state,
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
    }

    public static Job withSource(Job job, Source source) {
        return new Job(
                job.id(),
                job.owner(),
                source,
                job.recipe(),
                job.priority(),
                job.labels(),
                job.idempotencyKey(),
                job.keep(),
                job.state(),
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
    }

    public static Job withRecipe(Job job, Recipe recipe) {
        return new Job(
                job.id(),
                job.owner(),
                job.source(),
                recipe,
                job.priority(),
                job.labels(),
                job.idempotencyKey(),
                job.keep(),
                job.state(),
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
    }

    public static Job withPriority(Job job, int priority) {
        return new Job(
                job.id(),
                job.owner(),
                job.source(),
                job.recipe(),
                priority,
                job.labels(),
                job.idempotencyKey(),
                job.keep(),
                job.state(),
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
    }

    public static Job keeping(Job job, Duration keep) {
        return new Job(
                job.id(),
                job.owner(),
                job.source(),
                job.recipe(),
                job.priority(),
                job.labels(),
                job.idempotencyKey(),
                Optional.of(keep),
                job.state(),
                job.reason(),
                job.created(),
                job.updated(),
                job.version());
    }

    public static Output output(Job job, String name, int seed) {
        return new Output(job.id(), name, "video/mp4", blob(seed), 250, 10.01);
    }

    public static LaneId lane(Job job, int index) {
        return new LaneId(job.id(), index);
    }

    public static Attempt attempt(LaneId lane, String lease, int number) {
        return new Attempt(
                new LeaseId(lease),
                lane,
                new Interval(0, 100),
                number,
                new AgentId("a-1"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Delivery delivery(LaneId lane, String lease, long from, long to) {
        return new Delivery(
                lane,
                new Interval(from, to),
                new LeaseId(lease),
                4,
                new AgentId("a-1"),
                new Evidence(
                        blob(9),
                        to - from,
                        42 * from,
                        42 * to,
                        "x264/164/avx2",
                        1.75,
                        0.5,
                        3.25,
                        12.125,
                        List.of(new Likeness(23, 0.971), new Likeness(31, 40.5))),
                "header",
                NOON);
    }

    /** The same delivery as another encoder would have made it. */
    public static Delivery otherwise(Delivery delivery, String parityClass, String header) {
        return saying(delivery, delivery.evidence().blob(), parityClass, header);
    }

    /** The same delivery with other bytes. */
    public static Delivery otherwise(Delivery delivery, Blob blob) {
        return saying(delivery, blob, delivery.evidence().parityClass(), delivery.header());
    }

    private static Delivery saying(Delivery delivery, Blob blob, String parityClass, String header) {
        Evidence said = delivery.evidence();
        return new Delivery(
                delivery.lane(),
                delivery.interval(),
                delivery.lease(),
                delivery.attempt(),
                delivery.agent(),
                new Evidence(
                        blob,
                        said.frames(),
                        said.firstTime(),
                        said.lastTime(),
                        parityClass,
                        said.queueSeconds(),
                        said.fetchSeconds(),
                        said.encodeSeconds(),
                        said.cpuSeconds()),
                header,
                delivery.accepted());
    }

    /** The pieces of an interval when the lane is cut at every tenth frame. */
    public static List<Long> pieces(Delivery delivery) {
        return LongStream.range(
                        delivery.interval().from() / 10, delivery.interval().to() / 10)
                .map(ten -> 10 * ten)
                .boxed()
                .toList();
    }
}
