package dev.framefarm.coordinator.db;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What the database of a farm says to whoever judges it from outside. */
public final class FarmRecords {
    /** Frames that were accepted from two deliveries. */
    private static final String TWICE = """
            SELECT DISTINCT one.job || ', lane ' || one.lane FROM delivery one JOIN delivery other
            ON one.job = other.job AND one.lane = other.lane AND one.lease <> other.lease
            AND one.interval_from < other.interval_to AND other.interval_from < one.interval_to""";

    /** How attempts ended, and the seconds of agents' time that went into those that came to nothing. */
    public record Attempts(long all, long accepted, Map<String, Long> inVain, double secondsInVain, double seconds) {}

    /** All that is promised of jobs, at one instant. {@code outputs}: by job and name, the digest. */
    public record Glance(
            Map<String, String> states,
            Map<String, String> outputs,
            Map<String, Long> leases,
            List<String> twice,
            long frames,
            long begun) {}

    private final Jdbi jdbi;

    public FarmRecords(DatabaseSettings settings) {
        this.jdbi = Jdbi.create(settings.url(), settings.user(), settings.password());
    }

    public Attempts attempts() {
        return jdbi.withHandle(handle -> {
            Map<String, Long> ends = new TreeMap<>();
            handle.createQuery("SELECT COALESCE(outcome, 'OPEN') AS word, count(*) AS number FROM attempt GROUP BY 1")
                    .map((row, context) -> Map.entry(row.getString("word"), row.getLong("number")))
                    .forEach(entry -> ends.put(entry.getKey(), entry.getValue()));
            long all = ends.values().stream().mapToLong(Long::longValue).sum();
            long accepted = Optional.ofNullable(ends.remove("DELIVERED")).orElse(0L);
            return new Attempts(
                    all,
                    accepted,
                    ends,
                    seconds(handle, "outcome <> 'DELIVERED'"),
                    seconds(handle, "outcome IS NOT NULL"));
        });
    }

    /** Empty while the database does not answer. */
    public Optional<Glance> glance() {
        try {
            // In one transaction, so that nothing is seen half.
            return Optional.of(jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, FarmRecords::glance));
        } catch (JdbiException away) {
            return Optional.empty();
        }
    }

    private static Glance glance(Handle handle) {
        return new Glance(
                map(handle, "SELECT id, state FROM job", String.class),
                map(handle, "SELECT job || ' ' || name, sha256 FROM output", String.class),
                map(handle, "SELECT job, count(*) FROM attempt WHERE outcome IS NULL GROUP BY job", Long.class),
                handle.createQuery(TWICE).mapTo(String.class).list(),
                one(handle, "SELECT COALESCE(SUM(frames), 0) FROM delivery WHERE lane = 0"),
                one(handle, "SELECT count(*) FROM attempt"));
    }

    private static long one(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    private static <T> Map<String, T> map(Handle handle, String query, Class<T> type) {
        Map<String, T> map = new TreeMap<>();
        handle.createQuery(query)
                .map((row, context) -> Map.entry(row.getString(1), type.cast(row.getObject(2))))
                .forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static double seconds(Handle handle, String which) {
        return handle.createQuery(
                        "SELECT COALESCE(SUM(EXTRACT(EPOCH FROM ended - began)), 0) FROM attempt WHERE ended IS NOT NULL AND "
                                + which)
                .mapTo(Double.class)
                .one();
    }

    /** One delivery of a film that is still being made, the newest. */
    public Optional<String> delivery() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT d.sha256 FROM delivery d JOIN job j ON j.id = d.job WHERE j.state = 'RENDERING'"
                                + " ORDER BY d.accepted DESC LIMIT 1")
                .mapTo(String.class)
                .findOne());
    }

    /** Names of the coordinators that attend a film now. */
    public List<String> custodians() {
        return strings("SELECT custodian FROM job WHERE state = 'RENDERING' AND custodian IS NOT NULL");
    }

    /** Digests of all that an output consists of. */
    public Set<String> outputs() {
        return Set.copyOf(strings("SELECT sha256 FROM output"));
    }

    /** Jobs that the customers were never told of, or that were ordered twice. */
    public List<String> jobs() {
        return strings("SELECT id FROM job");
    }

    private List<String> strings(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
