package dev.framefarm.coordinator.grid;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.ignite.IgniteLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only Ignite's warnings and errors through, whatever the log's configuration says: its 170 lines
 * of good news per start would hide ours.
 */
final class WarningsLogger implements IgniteLogger {
    /** Advice for big servers, and a complaint about a folder for files that are never written. */
    private static final List<String> ADVICE = List.of(
            "Initial heap size is ",
            "Please set system property '-Djava.net.preferIPv4Stack",
            "Persistence store directory is in the temp directory");

    private final BooleanSupplier leaving;
    private final Logger log;

    /** While it is leaving, a node complains about every call that it could not finish; nobody needs that. */
    WarningsLogger(BooleanSupplier leaving) {
        this(leaving, LoggerFactory.getLogger("org.apache.ignite"));
    }

    private WarningsLogger(BooleanSupplier leaving, Logger log) {
        this.leaving = leaving;
        this.log = log;
    }

    @Override
    public IgniteLogger getLogger(Object category) {
        String name = category instanceof Class<?> type ? type.getName() : String.valueOf(category);
        return new WarningsLogger(leaving, LoggerFactory.getLogger(name));
    }

    @Override
    public void warning(String message, @Nullable Throwable error) {
        if (leaving.getAsBoolean() || ADVICE.stream().anyMatch(message::startsWith)) {
            log.debug(message, error);
        } else {
            log.warn(message, error);
        }
    }

    @Override
    public void error(String message, @Nullable Throwable error) {
        if (leaving.getAsBoolean()) {
            log.debug(message, error);
        } else {
            log.error(message, error);
        }
    }

    @Override
    public void info(String message) {}

    @Override
    public void debug(String message) {}

    @Override
    public void trace(String message) {}

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public @Nullable String fileName() {
        return null;
    }
}
