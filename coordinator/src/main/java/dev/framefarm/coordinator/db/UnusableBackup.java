package dev.framefarm.coordinator.db;

import org.jspecify.annotations.Nullable;

/** A backup that cannot be restored here; the message is a sentence for whoever tries. */
public final class UnusableBackup extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableBackup(String why) {
        super(why);
    }

    private UnusableBackup(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    static UnusableBackup ofNewerVersion() {
        return new UnusableBackup("It was made by a newer version; use that one's 'framefarm'.");
    }

    static UnusableBackup brokenOff(@Nullable Throwable how) {
        return new UnusableBackup("It breaks off, and nobody can tell what it lacks; take another one.", how);
    }
}
