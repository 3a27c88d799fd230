package dev.framefarm.coordinator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until a configuration says otherwise, Logback writes everything to standard output, which belongs to results here.
 * A farm that starts configures it again, to its own file.
 */
final class QuietLogging {
    private QuietLogging() {}

    static void set() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
            root.detachAndStopAllAppenders();
        }
    }
}
