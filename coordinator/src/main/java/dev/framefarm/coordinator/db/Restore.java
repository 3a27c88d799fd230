package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.framefarm.coordinator.db.Database.NewAdmin;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings a backup into a database in which there is nothing yet, all of it or nothing. */
final class Restore {
    private static final int ROWS_AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 1024 * 1024;

    private Restore() {}

    /** How many rows of each table were in it. */
    static Map<String, Long> read(Jdbi jdbi, boolean postgres, InputStream in, NewAdmin admin) throws IOException {
        BackupReader backup = BackupReader.of(in);
        demandKnown(backup);
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                if (postgres) {
                    handle.execute(PatientConnections.AT_LEISURE);
                }
                List<String> tables = Tables.of(handle);
                demandEmpty(handle, tables);
                Map<String, Long> rows = backup.read((table, lines) -> {
                    demandKnown(table, tables);
                    return insert(handle, table, lines);
                });
                countOn(handle);
                JdbiKeyStore.insert(handle, admin.key());
                handle.commit();
                return rows;
            } catch (SQLException | IOException | RuntimeException failure) {
                handle.rollback();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new IOException("the database could not be written: " + failure.getMessage(), failure);
        }
    }

    private static void demandKnown(BackupReader backup) {
        if (!Migrations.changes().containsAll(backup.head().changes())) {
            throw UnusableBackup.ofNewerVersion();
        }
    }

    private static void demandKnown(String table, List<String> tables) {
        if (!tables.contains(table)) {
            throw new UnusableBackup("It holds '" + table + "', which this version does not know.");
        }
    }

    private static void demandEmpty(Handle handle, List<String> tables) {
        for (String table : tables) {
            if (handle.createQuery("SELECT EXISTS (SELECT 1 FROM " + table + ")")
                    .mapTo(Boolean.class)
                    .one()) {
                throw new UnusableBackup(
                        "The database has a farm in it already; restore into an empty one, before its first coordinator starts.");
            }
        }
    }

    private static long insert(Handle handle, String table, InputStream in) throws SQLException, IOException {
        Map<String, Integer> types = types(handle, table);
        List<JsonNode> batch = new ArrayList<>();
        long rows = 0;
        long inserted = 0;
        try (MappingIterator<JsonNode> lines =
                BackupFormat.JSON.readerFor(JsonNode.class).readValues(in)) {
            while (lines.hasNextValue()) {
                batch.add(lines.nextValue());
                rows++;
                long read = lines.getParser().currentLocation().getByteOffset();
                if (batch.size() == ROWS_AT_ONCE || read - inserted >= BYTES_AT_ONCE) {
                    insert(handle, table, types, batch);
                    batch.clear();
                    inserted = read;
                }
            }
        }
        insert(handle, table, types, batch);
        return rows;
    }

    /** Columns that are younger than the backup get what a migration would have given them. */
    private static void insert(Handle handle, String table, Map<String, Integer> types, List<JsonNode> batch)
            throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>();
        batch.get(0).fieldNames().forEachRemaining(columns::add);
        if (!types.keySet().containsAll(columns)) {
            throw new UnusableBackup("Its table '" + table + "' has other columns than this version's.");
        }
        String places = String.join(", ", columns.stream().map(column -> "?").toList());
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement(
                        "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + places + ")")) {
            for (JsonNode row : batch) {
                for (int i = 0; i < columns.size(); i++) {
                    String column = columns.get(i);
                    Cells.bind(statement, i + 1, types.getOrDefault(column, 0), row.path(column));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Map<String, Integer> types(Handle handle, String table) throws SQLException {
        Map<String, Integer> types = new LinkedHashMap<>();
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet nothing = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData columns = nothing.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), columns.getColumnType(i));
            }
        }
        return types;
    }

    /** The database numbers the audit log; it must go on where the other one stopped. */
    private static void countOn(Handle handle) {
        long next = handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM audit")
                .mapTo(Long.class)
                .one();
        handle.execute("ALTER TABLE audit ALTER COLUMN number RESTART WITH " + next);
    }
}
