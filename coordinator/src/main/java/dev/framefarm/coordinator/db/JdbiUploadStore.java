package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Who uploaded what, one row for each owner of a blob. */
public final class JdbiUploadStore implements UploadStore {
    private static final String INSERT = """
            INSERT INTO upload (owner, sha256, bytes, created)
            VALUES (:owner, :blob.sha256, :blob.bytes, :created)""";

    private static final String RENEW =
            "UPDATE upload SET created = :created WHERE owner = :owner AND sha256 = :blob.sha256";

    private final Jdbi jdbi;

    JdbiUploadStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void record(Upload upload) {
        jdbi.useHandle(handle -> {
            if (renew(handle, upload)) {
                return;
            }
            try {
                handle.createUpdate(INSERT).bindMethods(upload).execute();
            } catch (JdbiException failure) {
                // The same owner sends the same film twice at the same time.
                if (!Failures.isDuplicate(failure)) {
                    throw failure;
                }
            }
        });
    }

    private static boolean renew(Handle handle, Upload upload) {
        return handle.createUpdate(RENEW).bindMethods(upload).execute() == 1;
    }

    @Override
    public boolean isOwned(String owner, Blob blob, Instant since) {
        return jdbi.withHandle(handle -> handle.select(
                                "SELECT COUNT(*) FROM upload WHERE owner = ? AND sha256 = ? AND bytes = ? AND created >= ?",
                                owner,
                                blob.sha256(),
                                blob.bytes(),
                                since)
                        .mapTo(int.class)
                        .one()
                == 1);
    }

    @Override
    public long bytesOf(String owner) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT COALESCE(SUM(GREATEST(bytes, ?)), 0) FROM upload WHERE owner = ?", LEAST, owner)
                .mapTo(long.class)
                .one());
    }

    @Override
    public Set<String> owners() {
        return jdbi.withHandle(handle -> handle.select("SELECT DISTINCT owner FROM upload")
                .mapTo(String.class)
                .set());
    }

    @Override
    public void forget(String owner, Instant before) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM upload WHERE owner = ? AND created < ?", owner, before));
    }
}
