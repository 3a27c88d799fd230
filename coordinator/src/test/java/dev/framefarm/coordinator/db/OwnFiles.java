package dev.framefarm.coordinator.db;

import java.nio.file.Path;

/** Files of H2 that use their space again at once, and not only after 45 seconds. */
final class OwnFiles {
    private OwnFiles() {}

    static DatabaseSettings forgetful(Path folder) {
        DatabaseSettings own = DatabaseSettings.in(folder);
        return new DatabaseSettings(
                own.url() + ";RETENTION_TIME=0", own.user(), own.password(), own.connections(), own.patience());
    }
}
