package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.model.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Who needs a blob. Asked in this order nothing is missed that becomes an output meanwhile. */
final class BlobNeeds {
    /** Unfinished jobs are few and have an index; what is not finished would be looked for among all there ever were. */
    static final String USED = """
            SELECT EXISTS (
                SELECT 1 FROM delivery JOIN job ON job.id = delivery.job
                WHERE delivery.sha256 = :sha256 AND job.state IN (<unfinished>))
            OR EXISTS (
                SELECT 1 FROM job
                WHERE job.state IN (<unfinished>) AND job.source LIKE :source)""";

    /** The latest end is enough of those that are kept equally long: the same film may have been made a thousand times. */
    static final String OUTPUTS = """
            SELECT job.owner, job.keep, MAX(job.updated) AS ended
            FROM output JOIN job ON job.id = output.job
            WHERE output.sha256 = :sha256
            GROUP BY job.owner, job.keep""";

    static final String UPLOADS = "SELECT owner, created FROM upload WHERE sha256 = :sha256";

    private BlobNeeds() {}

    static boolean isUsed(Handle handle, Blob blob) {
        return handle.createQuery(USED)
                .bindList("unfinished", JdbiDeliveryStore.UNFINISHED)
                .bind("sha256", blob.sha256())
                // A source's document holds its digest; a name that holds one too keeps a blob for a while, no more.
                .bind("source", "%" + blob.sha256() + "%")
                .mapTo(Boolean.class)
                .one();
    }

    /** As an output or an upload that is within its time. */
    static boolean isKept(Handle handle, Blob blob, KeepFor keep, Instant now) {
        Stream<Instant> outputs = until(
                handle,
                OUTPUTS,
                blob,
                row -> keep.outputsUntil(row.getString("owner"), promised(row), at(row, "ended")));
        Stream<Instant> uploads =
                until(handle, UPLOADS, blob, row -> keep.uploadUntil(row.getString("owner"), at(row, "created")));
        return Stream.concat(outputs, uploads).anyMatch(until -> !until.isBefore(now));
    }

    private interface Reading {
        Instant of(ResultSet row) throws SQLException;
    }

    private static Stream<Instant> until(Handle handle, String query, Blob blob, Reading reading) {
        return handle
                .createQuery(query)
                .bind("sha256", blob.sha256())
                .map((row, context) -> reading.of(row))
                .list()
                .stream();
    }

    private static Optional<Duration> promised(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("keep", Long.class)).map(Duration::ofSeconds);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
