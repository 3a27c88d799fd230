package dev.framefarm.coordinator.db;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the database of a farm says to whoever judges it from outside. */
public final class FarmRecords {
    /** How attempts ended, and the seconds of agents' time that went into those that came to nothing. */
    public record Attempts(long all, long accepted, Map<String, Long> inVain, double secondsInVain, double seconds) {}

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
