package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.AttemptStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The history of attempts, one row each. */
public final class JdbiAttemptStore implements AttemptStore {
    private static final String INSERT = """
            INSERT INTO attempt (lease, job, lane, interval_from, interval_to, number, agent,
                                 began, ended, outcome, detail)
            VALUES (:lease, :lane.job, :lane.index, :interval.from, :interval.to, :number, :agent,
                    :began, :ended, :outcome, :detail)""";

    private static final String END = """
            UPDATE attempt SET ended = :at, outcome = :outcome, detail = :detail
            WHERE lease = :lease AND (
                ended IS NULL
                OR :outcome = 'DELIVERED' AND outcome <> 'DELIVERED'
                OR :outcome NOT IN ('EXPIRED', 'REVOKED') AND outcome = 'EXPIRED')""";

    /** {@code better} are deliveries of others, {@code same} are equal ends of the agent's own before, both of that place. */
    private static final String FAULTS = """
            SELECT * FROM (
                SELECT f.*, (
                    SELECT COUNT(*) FROM attempt d
                    WHERE d.job = f.job AND d.lane = f.lane AND d.agent <> f.agent AND d.outcome = 'DELIVERED'
                      AND d.interval_from < f.interval_to AND d.interval_to > f.interval_from) AS better, (
                    SELECT COUNT(*) FROM attempt e
                    WHERE e.job = f.job AND e.lane = f.lane AND e.agent = f.agent AND e.outcome = f.outcome
                      AND e.number < f.number
                      AND e.interval_from < f.interval_to AND e.interval_to > f.interval_from) AS same
                FROM attempt f
                WHERE f.ended > :since AND f.outcome IN (<faults>, <doubtful>)) ended
            WHERE outcome IN (<faults>) OR better > 0 AND same > 0""";

    private static final String CREDITS =
            "SELECT * FROM attempt WHERE ended > :since AND outcome = 'DELIVERED' AND agent IN (<agents>)";

    private final Jdbi jdbi;

    JdbiAttemptStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void began(Attempt attempt) {
        jdbi.useHandle(
                handle -> handle.createUpdate(INSERT).bindMethods(attempt).execute());
    }

    @Override
    public boolean ended(LeaseId lease, String outcome, Optional<String> detail, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(END)
                        .bind("lease", lease)
                        .bind("outcome", outcome)
                        .bind("detail", detail.orElse(null))
                        .bind("at", at)
                        .execute()
                > 0);
    }

    @Override
    public Optional<Attempt> find(LeaseId lease) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM attempt WHERE lease = ?", lease)
                .map((row, context) -> attempt(row))
                .findOne());
    }

    @Override
    public List<Attempt> ofJob(JobId job) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT * FROM attempt WHERE job = ? ORDER BY lane, number, lease", job)
                        .map((row, context) -> attempt(row))
                        .list());
    }

    @Override
    public Set<JobId> atWork() {
        return jdbi.withHandle(handle -> handle.select("SELECT DISTINCT job FROM attempt WHERE ended IS NULL")
                .map((row, context) -> new JobId(row.getString("job")))
                .set());
    }

    @Override
    public List<Mark> marks(Instant since) {
        return jdbi.withHandle(handle -> {
            List<Mark> faults = handle.createQuery(FAULTS)
                    .bind("since", since)
                    .bindList("faults", List.copyOf(EndCode.named(EndCode.Blame.ATTEMPT)))
                    .bindList("doubtful", List.copyOf(EndCode.named(EndCode.Blame.LEAD_IN)))
                    .map((row, context) -> Mark.of(attempt(row), row.getLong("better") > 0))
                    .list();
            List<AgentId> agents = Mark.outdone(faults);
            return agents.isEmpty() ? List.of() : Mark.inOrder(faults, credits(handle, agents, since), agents);
        });
    }

    private static List<Mark> credits(Handle handle, List<AgentId> agents, Instant since) {
        return handle.createQuery(CREDITS)
                .bind("since", since)
                .bindList("agents", agents)
                .map((row, context) -> Mark.of(attempt(row), false))
                .list();
    }

    @Override
    public int highest(LaneId lane) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT COALESCE(MAX(number), 0) FROM attempt WHERE job = ? AND lane = ?",
                        lane.job(),
                        lane.index())
                .mapTo(int.class)
                .one());
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                new LeaseId(row.getString("lease")),
                new LaneId(new JobId(row.getString("job")), row.getInt("lane")),
                new Interval(row.getLong("interval_from"), row.getLong("interval_to")),
                row.getInt("number"),
                new AgentId(row.getString("agent")),
                row.getObject("began", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("detail")));
    }
}
