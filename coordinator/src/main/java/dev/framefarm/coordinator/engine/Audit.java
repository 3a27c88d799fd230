package dev.framefarm.coordinator.engine;

import java.time.InstantSource;
import java.util.List;

/** Writes down who changed what. */
public final class Audit {
    private final AuditStore store;
    private final InstantSource clock;

    public Audit(AuditStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<AuditStore.Entry> latest(int limit) {
        return store.latest(limit);
    }

    public void record(Principal by, String action, String subject) {
        store.record(new AuditStore.Entry(clock.instant(), by.owner() + "/" + by.keyId(), action, subject));
    }

    void record(String who, String action, String subject) {
        store.record(new AuditStore.Entry(clock.instant(), who, action, subject));
    }
}
