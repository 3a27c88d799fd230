package dev.framefarm.coordinator.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The file of an H2 database. Each commit writes a chunk of its own, so that it is safe at once, and the chunk's space is
 * used again when nothing in it is of use any more and it is 45 seconds old. A little of use keeps all of it. H2 would see to
 * that in the thread that writes what is not so urgent, and without a write delay there is none.
 */
final class OwnFile {
    /** Smaller ones may consist of anything. */
    static final long SMALL_BYTES = 32L << 20;

    private static final int HALF = 50;
    /** Commits wait meanwhile: 80 ms were measured. */
    private static final int AT_ONCE_BYTES = 1 << 20;

    private final MVStore store;

    private OwnFile(MVStore store) {
        this.store = store;
    }

    static OwnFile of(Connection connection) {
        try {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return new OwnFile(session.getDatabase().getStore().getMvStore());
        } catch (SQLException failure) {
            throw new IllegalStateException("the database's file cannot be tidied", failure);
        }
    }

    /**
     * Where less than half of a file of more than {@code small} bytes is of use: hands some of that to the next commit, away
     * from the chunks with the least. No chunk is moved, which H2 does at the risk of an assertion of its own.
     */
    void tidy(long small) {
        if (store.getFileStore().size() > small) {
            store.compact(HALF, AT_ONCE_BYTES);
        }
    }
}
