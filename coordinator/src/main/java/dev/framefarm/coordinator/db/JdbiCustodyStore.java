package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.CustodyStore;
import dev.framefarm.coordinator.engine.Sealing;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Who works on a job stands in the job's row; when a coordinator was last heard of, in one of its own. */
public final class JdbiCustodyStore implements CustodyStore {
    private static final String RENAME =
            "UPDATE coordinator SET run = :run, heard = CURRENT_TIMESTAMP WHERE name = :coordinator";

    private static final String INSERT =
            "INSERT INTO coordinator (name, run, heard) VALUES (:coordinator, :run, CURRENT_TIMESTAMP)";

    private static final String GO_ON =
            "UPDATE coordinator SET heard = CURRENT_TIMESTAMP WHERE name = :coordinator AND run = :run";

    /** As if it had been silent for ever. */
    private static final String END = "UPDATE coordinator SET heard = :never WHERE name = :coordinator AND run = :run";

    private static final String ALIVE = """
            SELECT name FROM coordinator
            WHERE heard > CURRENT_TIMESTAMP - CAST(:seconds AS INT) * INTERVAL '1' SECOND""";

    /** Never waits for the row: whoever holds it may be frozen, and those who wait would be silent like him. */
    private static final String TAKE = """
            UPDATE job SET custodian = :coordinator
            WHERE id IN (
                SELECT id FROM job
                WHERE id = :job AND state IN (<unfinished>)
                  AND EXISTS (SELECT 1 FROM coordinator WHERE name = :coordinator AND run = :run)
                  AND (custodian IS NULL OR custodian = :coordinator
                       OR NOT EXISTS (
                           SELECT 1 FROM coordinator other
                           WHERE other.name = job.custodian
                             AND other.heard > CURRENT_TIMESTAMP - CAST(:seconds AS INT) * INTERVAL '1' SECOND))
                FOR UPDATE SKIP LOCKED)""";

    private static final String OF = "SELECT id FROM job WHERE custodian = :coordinator AND state IN (<unfinished>)";

    private static final String HOLDS = """
            SELECT COUNT(*) FROM job
            WHERE id = :job AND custodian = :coordinator
              AND EXISTS (SELECT 1 FROM coordinator WHERE name = :coordinator AND run = :run)""";

    private final Jdbi jdbi;

    JdbiCustodyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void begin(Life life) {
        jdbi.useHandle(handle -> {
            if (renamed(handle, life)) {
                return;
            }
            try {
                handle.createUpdate(INSERT).bindMethods(life).execute();
            } catch (JdbiException failure) {
                if (!Failures.isDuplicate(failure) || !renamed(handle, life)) {
                    throw failure;
                }
            }
        });
    }

    private static boolean renamed(Handle handle, Life life) {
        return handle.createUpdate(RENAME).bindMethods(life).execute() == 1;
    }

    @Override
    public boolean goOn(Life life) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(GO_ON).bindMethods(life).execute() == 1);
    }

    @Override
    public void end(Life life) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bindMethods(life)
                .bind("never", Instant.EPOCH)
                .execute());
    }

    @Override
    public Set<String> alive(Duration silence) {
        return jdbi.withHandle(handle -> handle.createQuery(ALIVE)
                .bind("seconds", silence.toSeconds())
                .mapTo(String.class)
                .set());
    }

    @Override
    public boolean take(JobId job, Life life, Duration silence) {
        return jdbi.withHandle(handle -> handle.createUpdate(TAKE)
                        .bindList("unfinished", JdbiDeliveryStore.UNFINISHED)
                        .bindMethods(life)
                        .bind("job", job)
                        .bind("seconds", silence.toSeconds())
                        .execute()
                == 1);
    }

    /** Whether it is in time to publish what was sealed, and up to that life. */
    static boolean holds(Handle handle, JobId job, Sealing sealing) {
        boolean ours = handle.createQuery(HOLDS)
                        .bindMethods(sealing.life())
                        .bind("job", job)
                        .mapTo(int.class)
                        .one()
                == 1;
        return ours && !now(handle).isAfter(sealing.until());
    }

    @Override
    public Instant now() {
        return jdbi.withHandle(JdbiCustodyStore::now);
    }

    private static Instant now(Handle handle) {
        return handle.select("SELECT CURRENT_TIMESTAMP")
                .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .one();
    }

    @Override
    public Optional<String> custodian(JobId job) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT custodian FROM job WHERE id = ? AND custodian IS NOT NULL", job)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public Set<JobId> of(String coordinator) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindList("unfinished", JdbiDeliveryStore.UNFINISHED)
                .bind("coordinator", coordinator)
                .mapTo(JobId.class)
                .set());
    }
}
