package dev.framefarm.coordinator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.util.StatusPrinter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * Until a configuration says otherwise, Logback writes everything to standard output, which belongs to results here.
 * A farm that starts configures it again, to its own file. What Logback thinks of the versions of its own parts helps
 * nobody, then or later.
 */
final class QuietLogging {
    private QuietLogging() {}

    static void set() {
        StatusPrinter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
            root.detachAndStopAllAppenders();
        }
    }
}
