package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.Backup;
import dev.framefarm.coordinator.model.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** An open database with an up-to-date schema, and the stores in it. All of it is safe to share between threads. */
public final class Database implements AutoCloseable {
    private final PatientConnections connections;
    private final boolean postgres;
    private final Jdbi jdbi;

    private Database(DatabaseSettings settings) {
        this.connections = new PatientConnections(settings);
        this.postgres = settings.isPostgres();
        this.jdbi = Mappings.register(Jdbi.create(connections));
    }

    /** Returns when the schema is the newest; waits for a database that does not answer yet. */
    public static Database open(DatabaseSettings settings) {
        return settings.isPostgres() ? ofServer(settings) : OwnTurn.run(settings, () -> ofFile(settings));
    }

    private static Database ofServer(DatabaseSettings settings) {
        Database database = new Database(settings);
        database.first(handle -> {
            Migrations.run(handle);
            return true;
        });
        return database;
    }

    private static Database ofFile(DatabaseSettings settings) {
        Database found = new Database(settings);
        if (found.first(Migrations::isUpToDate)) {
            return found;
        }
        found.close();
        OwnMigration.run(settings);
        Database changed = new Database(settings);
        changed.first(Migrations::isUpToDate); // the file is locked before it is another's turn
        return changed;
    }

    /** What comes first shows whether the database is of use; one that is not is closed again. */
    private <T> T first(HandleCallback<T, RuntimeException> question) {
        try {
            return jdbi.withHandle(question);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    public JdbiJobStore jobs() {
        return new JdbiJobStore(jdbi);
    }

    public JdbiPlanStore plans() {
        return new JdbiPlanStore(jdbi);
    }

    public JdbiDeliveryStore deliveries() {
        return new JdbiDeliveryStore(jdbi);
    }

    public JdbiCertificateStore certificates() {
        return new JdbiCertificateStore(jdbi);
    }

    public JdbiAttemptStore attempts() {
        return new JdbiAttemptStore(jdbi);
    }

    public JdbiKeyStore keys() {
        return new JdbiKeyStore(jdbi);
    }

    public JdbiAgentStore agents() {
        return new JdbiAgentStore(jdbi);
    }

    public JdbiAuditStore audit() {
        return new JdbiAuditStore(jdbi);
    }

    public JdbiUploadStore uploads() {
        return new JdbiUploadStore(jdbi);
    }

    public JdbiCustodyStore custody() {
        return new JdbiCustodyStore(jdbi);
    }

    public JdbiVault vault() {
        return new JdbiVault(jdbi);
    }

    /** All that is in it, as it is when the writing begins. */
    public Backup backup() {
        return new JdbiBackup(jdbi, postgres);
    }

    /** Makes the key of an administrator: of those in a backup nobody may know the secrets. */
    public interface NewAdmin {
        ApiKey key() throws IOException;
    }

    /** Into an empty one. How many rows of each table were in the backup. */
    public Map<String, Long> restore(InputStream backup, NewAdmin admin) throws IOException {
        return Restore.read(jdbi, postgres, backup, admin);
    }

    /** From time to time: a file of our own makes room for what is to come. Servers see to that themselves. */
    public void tidy() {
        tidy(OwnFile.SMALL_BYTES);
    }

    void tidy(long small) {
        if (!postgres) {
            jdbi.useHandle(handle -> OwnFile.of(handle.getConnection()).tidy(small));
        }
    }

    /** For health checks: asks the database itself, once. */
    public boolean answers() {
        return connections.answer();
    }

    /** For tests that look at the tables themselves. */
    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        connections.close();
    }
}
