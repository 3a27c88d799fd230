package dev.framefarm.coordinator.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings the schema up to date. Loading Liquibase takes longer than everything else at start, so it is
 * left out when every change is already recorded.
 */
final class Migrations {
    static final String CHANGELOG = "dev/framefarm/coordinator/db/changelog.xml";
    private static final Pattern CHANGE = Pattern.compile("<changeSet id=\"(\\d+)\"");
    private static final Pattern CHANGE_OR_TABLE = Pattern.compile(CHANGE + "|CREATE TABLE (\\w+)");
    /** Any number will do that no other user of the same PostgreSQL server takes. */
    private static final long LOCK = 0x6672616d65L;

    private Migrations() {}

    /** On a server, where others may be at it as well. */
    static void run(Handle handle) {
        if (!isUpToDate(handle)) {
            withServersLock(handle);
        }
    }

    static Set<String> changes() {
        Set<String> changes = new LinkedHashSet<>();
        Matcher change = CHANGE.matcher(changelog());
        while (change.find()) {
            changes.add(change.group(1));
        }
        return changes;
    }

    /** Those that each change made. */
    static Map<String, Set<String>> tables() {
        Map<String, Set<String>> made = new LinkedHashMap<>();
        Set<String> tables = new LinkedHashSet<>();
        Matcher found = CHANGE_OR_TABLE.matcher(changelog());
        while (found.find()) {
            if (found.group(2) == null) {
                tables = made.computeIfAbsent(found.group(1), change -> new LinkedHashSet<>());
            } else {
                tables.add(found.group(2));
            }
        }
        return made;
    }

    /** All are compared: of two that grew side by side the one with the lower number may come later. */
    static boolean isUpToDate(Handle handle) {
        try {
            return handle.createQuery("SELECT id FROM databasechangelog")
                    .mapTo(String.class)
                    .set()
                    .containsAll(changes());
        } catch (JdbiException failure) {
            if (Failures.isMissingTable(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /**
     * Liquibase's own lock is a row that outlives a killed process, and its tables are created outside it.
     * The server's lock dies with its connection, so whoever holds it may brush a leftover row away.
     */
    private static void withServersLock(Handle handle) {
        while (!handle.select("SELECT pg_try_advisory_lock(?)", LOCK)
                .mapTo(boolean.class)
                .one()) {
            handle.execute("SELECT pg_sleep(0.1)");
        }
        try {
            if (!isUpToDate(handle)) {
                PatientConnections.withAllTime(handle.getConnection(), Migrations::update);
            }
        } finally {
            handle.execute("SELECT pg_advisory_unlock(?)", LOCK);
        }
    }

    /** For whoever is alone with the database. */
    static void update(Connection connection) {
        Map<String, Object> quietly =
                Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService());
        try {
            Scope.child(quietly, () -> {
                Liquibase liquibase =
                        new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.forceReleaseLocks();
                liquibase.update(new Contexts());
                connection.setAutoCommit(true);
            });
        } catch (Exception failure) { // Scope declares no less
            throw new IllegalStateException("the database's schema cannot be brought up to date", failure);
        }
    }

    private static String changelog() {
        try (InputStream in = Migrations.class.getResourceAsStream("changelog.xml")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + CHANGELOG);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
