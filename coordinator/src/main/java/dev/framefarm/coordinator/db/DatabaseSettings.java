package dev.framefarm.coordinator.db;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the database is. {@code patience} is how long a caller waits for a database that does not
 * answer before it is told so.
 */
public record DatabaseSettings(String url, String user, String password, int connections, Duration patience) {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:async:";
    static final String H2_SUFFIX = ".mv.db";
    /** The url itself is never told: most that is written wrongly has a password in it. */
    private static final String EXPECTED =
            "expected jdbc:postgresql://host:port/name, with user and password in settings of their own";

    private static final Pattern WITH_LOGIN = Pattern.compile("^[^?]*@");
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public DatabaseSettings {
        if (!url.startsWith(POSTGRES) && !url.startsWith(H2)) {
            throw new IllegalArgumentException("database url: " + EXPECTED + ", found one that begins with '"
                    + url.substring(0, url.indexOf(':') + 1) + "'");
        }
        if (url.startsWith(POSTGRES) && WITH_LOGIN.matcher(url).find()) {
            throw new IllegalArgumentException("database url: " + EXPECTED + ", found something before an '@'");
        }
        if (connections < 2 || patience.isNegative()) {
            throw new IllegalArgumentException("database: expected at least 2 connections and a patience of 0 or more,"
                    + " found " + connections + " and " + patience);
        }
    }

    /** A PostgreSQL server, for any number of coordinators. */
    public static DatabaseSettings at(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, CONNECTIONS, PATIENCE);
    }

    /**
     * A file of our own in a folder, for one coordinator: the operating system's lock keeps others out and
     * dies with us. No write delay, so that what was acknowledged survives the process. No statistics: H2 takes them
     * behind a commit without a hold on what it reads, and the commit fails when that is rewritten meanwhile. Through H2's
     * other kinds of files, one interrupted thread would close the database for all.
     */
    public static DatabaseSettings in(Path folder) {
        String file = folder.toAbsolutePath().resolve("framefarm").toString();
        if (file.indexOf(';') >= 0) {
            throw new IllegalArgumentException("database folder: expected no ';' in its name, found " + folder);
        }
        String url = H2 + file + ";FILE_LOCK=FS;WRITE_DELAY=0;ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        return new DatabaseSettings(url, "framefarm", "", CONNECTIONS, PATIENCE);
    }

    public DatabaseSettings patient(Duration atMost) {
        return new DatabaseSettings(url, user, password, connections, atMost);
    }

    /** Of H2: the one in which all of it is. */
    Path file() {
        return Path.of(h2Name() + H2_SUFFIX);
    }

    /** The same for another file of H2. */
    DatabaseSettings of(Path other) {
        String name = other.toString();
        String parameters = url.substring(H2.length() + h2Name().length());
        String changed = H2 + name.substring(0, name.length() - H2_SUFFIX.length()) + parameters;
        return new DatabaseSettings(changed, user, password, connections, patience);
    }

    private String h2Name() {
        return url.substring(H2.length()).replaceAll("(?s);.*", "");
    }

    boolean isPostgres() {
        return url.startsWith(POSTGRES);
    }

    /** For people: a url may carry a password among its parameters. */
    @Override
    public String toString() {
        return url.replaceAll("[?;].*", "");
    }
}
