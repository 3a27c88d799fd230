package dev.framefarm.coordinator.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What a failure of the database means. Both databases speak the standard's states here. */
public final class Failures {
    private static final String UNIQUE = "23505";
    /** Shutting down, crashed, starting up, too many clients, a session that we left idle: PostgreSQL's words for "later". */
    private static final Set<String> LATER = Set.of("57P01", "57P02", "57P03", "53300", "25P03");

    private static final String DISK_FULL = "53100";

    private static final int H2_LOCKED = 90020;

    private Failures() {}

    /** A row with the same unique key is there already. */
    static boolean isDuplicate(Throwable failure) {
        return find(failure) instanceof SQLException cause && UNIQUE.equals(cause.getSQLState());
    }

    /** Whether the same call may succeed a little later without anybody's help. */
    static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && failure.getErrorCode() != H2_LOCKED
                && (state.startsWith("08") || LATER.contains(state));
    }

    /** In words that help, where the database was waited for in vain. */
    public static Optional<String> outage(Throwable failure) {
        return find(failure) instanceof Explained explained
                ? Optional.ofNullable(explained.getMessage())
                : Optional.empty();
    }

    /** Whether the database went away in the middle of something, so that it is worth being done again. */
    public static boolean brokeOff(Throwable failure) {
        return find(failure) instanceof SQLException cause && !(cause instanceof Explained) && mayPass(cause);
    }

    /** Whether it was for want of the database, and not for what it was asked. */
    static boolean isOutage(Throwable failure) {
        return outage(failure).isPresent()
                || brokeOff(failure)
                || (find(failure) instanceof SQLException cause && DISK_FULL.equals(cause.getSQLState()));
    }

    static boolean isMissingTable(Throwable failure) {
        return find(failure) instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().equals("42P01") || cause.getSQLState().startsWith("42S0"));
    }

    static SQLException explained(DatabaseSettings settings, SQLException failure) {
        String what = failure.getErrorCode() == H2_LOCKED
                ? inUse(settings)
                : "the database at " + settings + " cannot be reached: " + failure.getMessage();
        return new Explained(what, failure);
    }

    static String inUse(DatabaseSettings settings) {
        return "the database at " + settings
                + " is in use by another coordinator; each needs a data folder of its own, or PostgreSQL";
    }

    /** Its message is for people. */
    private static final class Explained extends SQLException {
        private static final long serialVersionUID = 1;

        Explained(String message, SQLException failure) {
            super(message, failure.getSQLState(), failure.getErrorCode(), failure);
        }
    }

    private static Throwable find(Throwable failure) {
        Throwable at = failure;
        while (!(at instanceof SQLException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
