package dev.framefarm.coordinator.db;

/** A backup that cannot be restored here; the message is a sentence for whoever tries. */
public final class UnusableBackup extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableBackup(String why) {
        super(why);
    }
}
