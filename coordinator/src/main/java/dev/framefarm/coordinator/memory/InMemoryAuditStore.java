package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.AuditStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The audit log, newest first. */
public final class InMemoryAuditStore implements AuditStore {
    private final Deque<Entry> entries = new ArrayDeque<>();

    @Override
    public synchronized void record(Entry entry) {
        entries.addFirst(entry);
    }

    @Override
    public synchronized List<Entry> latest(int limit) {
        return entries.stream().limit(limit).toList();
    }
}
