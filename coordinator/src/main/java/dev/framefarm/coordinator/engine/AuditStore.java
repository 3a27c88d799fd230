package dev.framefarm.coordinator.engine;

import java.time.Instant;
import java.util.List;

/** Who changed what. Entries are only ever added. */
public interface AuditStore {
    record Entry(Instant at, String who, String action, String subject) {}

    void record(Entry entry);

    /** Newest first. */
    List<Entry> latest(int limit);
}
