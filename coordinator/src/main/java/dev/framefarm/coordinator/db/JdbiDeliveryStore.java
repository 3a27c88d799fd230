package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Likeness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Accepted deliveries, and a row for each piece they cover: its primary key decides every race. */
public final class JdbiDeliveryStore implements DeliveryStore {
    private static final String INSERT = """
            INSERT INTO delivery (lease, job, lane, interval_from, interval_to, attempt, agent, sha256, bytes,
                                  frames, first_time, last_time, parity_class,
                                  queue_seconds, fetch_seconds, encode_seconds, cpu_seconds, likeness, header, accepted)
            VALUES (:lease, :lane.job, :lane.index, :interval.from, :interval.to, :attempt, :agent,
                    :evidence.blob.sha256, :evidence.blob.bytes,
                    :evidence.frames, :evidence.firstTime, :evidence.lastTime, :evidence.parityClass,
                    :evidence.queueSeconds, :evidence.fetchSeconds, :evidence.encodeSeconds, :evidence.cpuSeconds,
                    :likeness, :header, :accepted)""";

    static final List<JobState> UNFINISHED =
            Stream.of(JobState.values()).filter(state -> !state.isFinal()).toList();

    private final Jdbi jdbi;

    JdbiDeliveryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Outcome commit(Delivery delivery, List<Long> pieces) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a delivery covers at least one piece: " + delivery.interval());
        }
        try {
            return jdbi.inTransaction(handle -> {
                if (!isOpen(handle, delivery.lane().job())) {
                    return Outcome.OVERTAKEN;
                }
                if (delivery.isOfCard() && hasFallenBack(handle, delivery.lane().job())) {
                    return Outcome.OVERTAKEN;
                }
                if (isMixed(handle, delivery)) {
                    return Outcome.MIXED;
                }
                insert(handle, delivery, pieces);
                return Outcome.COMMITTED;
            });
        } catch (JdbiException failure) {
            if (Failures.isDuplicate(failure)) {
                return isCommitted(delivery) ? Outcome.COMMITTED : Outcome.OVERTAKEN;
            }
            throw failure;
        }
    }

    /** Whether it was first itself: the answer to an earlier commit can be lost with its connection. */
    private boolean isCommitted(Delivery delivery) {
        Blob blob = delivery.evidence().blob();
        return jdbi.withHandle(handle -> handle.select(
                        """
                        SELECT EXISTS (
                            SELECT 1 FROM delivery
                            WHERE lease = ? AND interval_from = ? AND interval_to = ? AND sha256 = ? AND bytes = ?)""",
                        delivery.lease(),
                        delivery.interval().from(),
                        delivery.interval().to(),
                        blob.sha256(),
                        blob.bytes())
                .mapTo(Boolean.class)
                .one());
    }

    /** Under the same lock as a commit: whatever a card made was committed before, and is dropped, or is not any more. */
    @Override
    public Optional<List<Blob>> fallBack(LaneId lane, long length) {
        return jdbi.inTransaction(handle -> {
            boolean rendering =
                    state(handle, lane.job()).filter(JobState.RENDERING::equals).isPresent();
            List<Delivery> accepted = ofLane(handle, lane);
            long done = accepted.stream()
                    .mapToLong(delivery -> delivery.interval().length())
                    .sum();
            if (!rendering || done >= length || hasFallenBack(handle, lane.job())) {
                return Optional.empty();
            }
            handle.execute("INSERT INTO fallen_back (job) VALUES (?)", lane.job());
            handle.execute("DELETE FROM piece WHERE job = ? AND lane = ?", lane.job(), lane.index());
            handle.execute("DELETE FROM delivery WHERE job = ? AND lane = ?", lane.job(), lane.index());
            return Optional.of(accepted.stream()
                    .map(delivery -> delivery.evidence().blob())
                    .toList());
        });
    }

    @Override
    public boolean hasFallenBack(JobId job) {
        return jdbi.withHandle(handle -> hasFallenBack(handle, job));
    }

    private static boolean hasFallenBack(Handle handle, JobId job) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM fallen_back WHERE job = ?)", job)
                .mapTo(Boolean.class)
                .one();
    }

    /** Locks the job's row, so that nobody ends the job between this look and what follows from it. */
    private static boolean isOpen(Handle handle, JobId job) {
        return state(handle, job).filter(state -> !state.isFinal()).isPresent();
    }

    private static Optional<JobState> state(Handle handle, JobId job) {
        return handle.select("SELECT state FROM job WHERE id = ? FOR UPDATE", job)
                .mapTo(JobState.class)
                .findOne();
    }

    /** Whoever commits holds the job's row: of two first deliveries the later one sees the earlier here. */
    private static boolean isMixed(Handle handle, Delivery delivery) {
        return handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM (
                                SELECT parity_class, header FROM delivery
                                WHERE job = :job AND lane = :lane LIMIT 1) earlier
                            WHERE parity_class <> :parity OR header <> :header)""")
                .bind("job", delivery.lane().job())
                .bind("lane", delivery.lane().index())
                .bind("parity", delivery.evidence().parityClass())
                .bind("header", delivery.header())
                .mapTo(Boolean.class)
                .one();
    }

    private static void insert(Handle handle, Delivery delivery, List<Long> pieces) {
        handle.createUpdate(INSERT)
                .bindMethods(delivery)
                .bind("likeness", Json.write(delivery.evidence().likeness()))
                .execute();
        PreparedBatch batch = handle.prepareBatch("INSERT INTO piece (job, lane, piece, lease) VALUES (?, ?, ?, ?)");
        for (long piece : pieces) {
            batch.add(delivery.lane().job(), delivery.lane().index(), piece, delivery.lease());
        }
        batch.execute();
    }

    @Override
    public boolean withdraw(Delivery delivery) {
        return jdbi.inTransaction(handle -> isOpen(handle, delivery.lane().job())
                && handle.execute("DELETE FROM delivery WHERE lease = ?", delivery.lease()) > 0);
    }

    @Override
    public List<Delivery> ofLane(LaneId lane) {
        return jdbi.withHandle(handle -> ofLane(handle, lane));
    }

    private static List<Delivery> ofLane(Handle handle, LaneId lane) {
        return handle.select(
                        "SELECT * FROM delivery WHERE job = ? AND lane = ? ORDER BY interval_from",
                        lane.job(),
                        lane.index())
                .map((row, context) -> delivery(row))
                .list();
    }

    @Override
    public List<Delivery> ofJob(JobId job) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT * FROM delivery WHERE job = ? ORDER BY lane, interval_from", job)
                        .map((row, context) -> delivery(row))
                        .list());
    }

    @Override
    public long acceptedLength(LaneId lane) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT COALESCE(SUM(interval_to - interval_from), 0) FROM delivery WHERE job = ? AND lane = ?",
                        lane.job(),
                        lane.index())
                .mapTo(long.class)
                .one());
    }

    @Override
    public boolean isNeeded(Blob blob, KeepFor keep, Instant now) {
        return jdbi.withHandle(handle -> BlobNeeds.isUsed(handle, blob) || BlobNeeds.isKept(handle, blob, keep, now));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new LaneId(new JobId(row.getString("job")), row.getInt("lane")),
                new Interval(row.getLong("interval_from"), row.getLong("interval_to")),
                new LeaseId(row.getString("lease")),
                row.getInt("attempt"),
                new AgentId(row.getString("agent")),
                evidence(row),
                row.getString("header"),
                row.getObject("accepted", OffsetDateTime.class).toInstant());
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                new Blob(row.getString("sha256"), row.getLong("bytes")),
                row.getLong("frames"),
                row.getLong("first_time"),
                row.getLong("last_time"),
                row.getString("parity_class"),
                row.getDouble("queue_seconds"),
                row.getDouble("fetch_seconds"),
                row.getDouble("encode_seconds"),
                row.getDouble("cpu_seconds"),
                List.of(Json.read(row.getString("likeness"), Likeness[].class)));
    }
}
