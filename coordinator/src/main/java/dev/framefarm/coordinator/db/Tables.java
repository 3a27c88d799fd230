package dev.framefarm.coordinator.db;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What there is to be saved, each table after those it refers to. */
final class Tables {
    /** The schema's own history, and who lives right now. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("databasechangelog", "databasechangeloglock", "coordinator");

    private Tables() {}

    static List<String> of(Handle handle) throws SQLException {
        DatabaseMetaData schema = handle.getConnection().getMetaData();
        Set<String> open = names(schema);
        Set<String> ordered = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String table : open) {
                if (ordered.containsAll(references(schema, table))) {
                    next.add(table);
                }
            }
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + open);
            }
            ordered.addAll(next.stream().sorted().toList());
            next.forEach(open::remove);
        }
        return List.copyOf(ordered);
    }

    /** What a database had to be saved that these changes were made to. */
    static Set<String> madeBy(Set<String> changes) {
        Set<String> made = new HashSet<>();
        Migrations.tables().forEach((change, tables) -> {
            if (changes.contains(change)) {
                made.addAll(tables);
            }
        });
        made.removeAll(OF_THE_MOMENT);
        return made;
    }

    private static Set<String> names(DatabaseMetaData schema) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet tables = schema.getTables(
                schema.getConnection().getCatalog(), schema.getConnection().getSchema(), "%", new String[] {
                    "TABLE", "BASE TABLE"
                })) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        names.removeAll(OF_THE_MOMENT);
        return names;
    }

    private static Set<String> references(DatabaseMetaData schema, String table) throws SQLException {
        Set<String> references = new HashSet<>();
        String stored = schema.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (ResultSet keys = schema.getImportedKeys(
                schema.getConnection().getCatalog(), schema.getConnection().getSchema(), stored)) {
            while (keys.next()) {
                references.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        references.remove(table);
        return references;
    }
}
