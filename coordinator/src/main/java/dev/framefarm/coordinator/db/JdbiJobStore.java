package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.engine.Sealing;
import dev.framefarm.coordinator.engine.TooLate;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Jobs and their outputs, one row each. */
public final class JdbiJobStore implements JobStore {
    private static final String INSERT = """
            INSERT INTO job (id, owner, source, recipe, priority, labels, idempotency_key, keep,
                             state, reason, created, updated, version)
            VALUES (:id, :owner, :source, :recipe, :priority, :labels, :idempotencyKey, :keep,
                    :state, :reason, :created, :updated, :version)""";

    private static final String UPDATE = """
            UPDATE job
            SET source = :source, recipe = :recipe, priority = :priority, labels = :labels,
                state = :state, reason = :reason, updated = :updated, version = :version
            WHERE id = :id AND version = :version - 1""";

    /** The page goes on after the given job; the casts tell PostgreSQL the type of a missing one. */
    private static final String LIST = """
            SELECT job.* FROM job LEFT JOIN job page ON page.id = :after
            WHERE job.state IN (<states>)
              AND (CAST(:owner AS VARCHAR) IS NULL OR job.owner = :owner)
              <labelled>
              AND (CAST(:after AS VARCHAR) IS NULL
                   OR job.created < page.created
                   OR job.created = page.created AND job.id < page.id)
            ORDER BY job.created DESC, job.id DESC
            LIMIT :limit""";

    private static final List<JobState> FINAL =
            Stream.of(JobState.values()).filter(JobState::isFinal).toList();

    private static final String ALL = "SELECT * FROM job WHERE state IN (<states>) ORDER BY created, id";

    /** A job's turn is how many of its owner's will have begun when it does. Sorted are names, for rows are long. */
    private static final String QUEUE = """
            SELECT waiting.id, waiting.turn, waiting.created FROM (
                SELECT job.id, job.created, COALESCE(begun.jobs, 0) + ROW_NUMBER() OVER (
                    PARTITION BY job.owner ORDER BY job.priority DESC, job.created, job.id) AS turn
                FROM job LEFT JOIN (
                    SELECT owner, COUNT(*) AS jobs FROM job
                    WHERE state IN ('PROBING', 'RENDERING', 'FINISHING') GROUP BY owner) begun
                ON begun.owner = job.owner
                WHERE job.state = 'QUEUED') waiting
            ORDER BY waiting.turn, waiting.created, waiting.id
            LIMIT ?""";

    private static final String QUEUED = "SELECT job.* FROM (" + QUEUE + """
            ) next JOIN job ON job.id = next.id
            ORDER BY next.turn, next.created, next.id""";

    private static final String ENDED =
            "SELECT * FROM job WHERE state IN (<states>) ORDER BY updated DESC, id DESC LIMIT :limit";

    private static final String INSERT_OUTPUT = """
            INSERT INTO output (job, name, place, media_type, sha256, bytes, frames, seconds)
            VALUES (:job, :name, :place, :mediaType, :blob.sha256, :blob.bytes, :frames, :seconds)""";

    private static final int ROWS_AT_ONCE = 10;

    private final Jdbi jdbi;

    JdbiJobStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Job insert(Job job) {
        try {
            jdbi.useHandle(
                    handle -> handle.createUpdate(INSERT).bindMethods(job).execute());
            return job;
        } catch (JdbiException failure) {
            if (!Failures.isDuplicate(failure)) {
                throw failure;
            }
            return job.idempotencyKey()
                    .flatMap(key -> ordered(job.owner(), key))
                    .orElseThrow(() -> failure);
        }
    }

    @Override
    public Optional<Job> ordered(String owner, String idempotencyKey) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT * FROM job WHERE owner = ? AND idempotency_key = ?", owner, idempotencyKey)
                .map(ConstructorMapper.of(Job.class))
                .findOne());
    }

    @Override
    public Optional<Job> find(JobId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    private static Optional<Job> find(Handle handle, JobId id) {
        return handle.select("SELECT * FROM job WHERE id = ?", id)
                .map(ConstructorMapper.of(Job.class))
                .findOne();
    }

    @Override
    public List<Job> list(JobFilter filter, Optional<JobId> after, int limit) {
        Set<JobState> states = filter.states().isEmpty() ? Set.of(JobState.values()) : filter.states();
        Labelled labelled = Labelled.with(filter.labels());
        return brief(handle -> handle.createQuery(LIST)
                .bindList("states", List.copyOf(states))
                .define("labelled", labelled.sql())
                .bindMap(labelled.values())
                .bind("owner", filter.owner().orElse(null))
                .bind("after", after.map(JobId::value).orElse(null))
                .bind("limit", limit));
    }

    @Override
    public List<Job> all(Set<JobState> states) {
        return brief(handle -> handle.createQuery(ALL).bindList("states", List.copyOf(states)));
    }

    @Override
    public List<Job> queued(int limit) {
        return brief(handle -> handle.select(QUEUED, limit));
    }

    @Override
    public List<JobId> queue(int limit) {
        return jdbi.withHandle(handle -> handle.select(QUEUE, limit)
                .map((row, context) -> new JobId(row.getString("id")))
                .list());
    }

    @Override
    public List<Job> ended(int limit) {
        return brief(
                handle -> handle.createQuery(ENDED).bindList("states", FINAL).bind("limit", limit));
    }

    /** A few rows at a time, which takes a transaction: a list of whole rows may be larger than the memory. */
    private List<Job> brief(Function<Handle, Query> query) {
        return jdbi.inTransaction(handle -> query.apply(handle)
                .setFetchSize(ROWS_AT_ONCE)
                .map(ConstructorMapper.of(Job.class))
                .map(Job::brief)
                .list());
    }

    @Override
    public boolean update(Job next) {
        return jdbi.withHandle(handle -> update(handle, next));
    }

    private static boolean update(Handle handle, Job next) {
        return handle.createUpdate(UPDATE).bindMethods(next).execute() == 1;
    }

    @Override
    public boolean finish(Job done, List<Output> outputs, Optional<Sealing> sealing) {
        return jdbi.inTransaction(handle -> {
            if (sealing.isPresent() && !JdbiCustodyStore.holds(handle, done.id(), sealing.get())) {
                throw new TooLate();
            }
            if (!update(handle, done)) {
                return isFinished(handle, done, outputs);
            }
            insert(handle, outputs);
            return true;
        });
    }

    /** Whoever could not hear the answer asks again; that it is done already is then good news. */
    private static boolean isFinished(Handle handle, Job done, List<Output> outputs) {
        boolean same = find(handle, done.id())
                .filter(stored -> stored.version() == done.version() && stored.state() == done.state())
                .isPresent();
        return same && outputs(handle, done.id()).equals(outputs);
    }

    private static void insert(Handle handle, List<Output> outputs) {
        if (outputs.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT_OUTPUT);
        for (int place = 0; place < outputs.size(); place++) {
            batch.bindMethods(outputs.get(place)).bind("place", place).add();
        }
        batch.execute();
    }

    @Override
    public int probeBegins(JobId id) {
        return jdbi.inTransaction(handle -> {
            handle.execute("UPDATE job SET probes_cut = probes_cut + 1 WHERE id = ?", id);
            return handle.select("SELECT probes_cut FROM job WHERE id = ?", id)
                            .mapTo(int.class)
                            .one()
                    - 1;
        });
    }

    @Override
    public void probeEnded(JobId id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE job SET probes_cut = 0 WHERE id = ?", id));
    }

    @Override
    public boolean isAway(Throwable failure) {
        return Failures.isOutage(failure);
    }

    @Override
    public List<Output> outputs(JobId id) {
        return jdbi.withHandle(handle -> outputs(handle, id));
    }

    private static List<Output> outputs(Handle handle, JobId id) {
        return handle.select("SELECT * FROM output WHERE job = ? ORDER BY place", id)
                .map((row, context) -> output(row))
                .list();
    }

    private static Output output(ResultSet row) throws SQLException {
        return new Output(
                new JobId(row.getString("job")),
                row.getString("name"),
                row.getString("media_type"),
                new Blob(row.getString("sha256"), row.getLong("bytes")),
                row.getLong("frames"),
                row.getDouble("seconds"));
    }
}
