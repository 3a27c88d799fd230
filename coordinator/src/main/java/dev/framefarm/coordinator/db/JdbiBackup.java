package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.db.BackupFormat.End;
import dev.framefarm.coordinator.db.BackupFormat.Head;
import dev.framefarm.coordinator.engine.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * All tables as lines of JSON in a ZIP, read in one transaction that sees one moment. It is the same whichever
 * database it comes from, so that it can be restored into the other.
 */
final class JdbiBackup implements Backup {
    /** A coordinator that may never be again. */
    private static final Map<String, Set<String>> OF_THE_MOMENT = Map.of("job", Set.of("custodian"));

    /** Held in memory all at once. A plan with many captions has 50 MB. */
    private static final Map<String, Integer> ROWS_AT_ONCE = Map.of("plan", 1);

    private static final int USUAL_ROWS_AT_ONCE = 20;

    private final Jdbi jdbi;
    private final boolean postgres;

    JdbiBackup(Jdbi jdbi, boolean postgres) {
        this.jdbi = jdbi;
        this.postgres = postgres;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        // Closed only when all is in it: what breaks off must not look like a ZIP that ends.
        ZipOutputStream zip = new ZipOutputStream(out);
        document(zip, BackupFormat.HEAD, new Head(BackupFormat.NUMBER, Migrations.changes()));
        document(zip, BackupFormat.END, new End(tables(zip)));
        zip.close();
    }

    private static void document(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(BackupFormat.JSON.writeValueAsBytes(value));
    }

    private Map<String, Long> tables(ZipOutputStream zip) throws IOException {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                handle.execute(
                        postgres
                                ? "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; " + PatientConnections.AT_LEISURE
                                : "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
                Map<String, Long> rows = new LinkedHashMap<>();
                for (String table : Tables.of(handle)) {
                    zip.putNextEntry(new ZipEntry(table + BackupFormat.LINES));
                    rows.put(table, table(handle, table, zip));
                }
                return rows;
            } finally {
                handle.rollback();
                if (!postgres) {
                    handle.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
                }
            }
        } catch (SQLException failure) {
            throw new IOException("the database could not be read", failure);
        }
    }

    private static long table(Handle handle, String table, OutputStream out) throws SQLException, IOException {
        Set<String> left = OF_THE_MOMENT.getOrDefault(table, Set.of());
        long written = 0;
        try (Statement statement = handle.getConnection().createStatement()) {
            // PostgreSQL's driver would otherwise hold the whole table in memory.
            statement.setFetchSize(ROWS_AT_ONCE.getOrDefault(table, USUAL_ROWS_AT_ONCE));
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                while (rows.next()) {
                    BackupFormat.JSON.writeValue(out, row(rows, left));
                    out.write('\n');
                    written++;
                }
            }
        }
        return written;
    }

    private static Map<String, @Nullable Object> row(ResultSet rows, Set<String> left) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            if (!left.contains(name)) {
                row.put(name, Cells.read(rows, i, columns.getColumnType(i)));
            }
        }
        return row;
    }
}
