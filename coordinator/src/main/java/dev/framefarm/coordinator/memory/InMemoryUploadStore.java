package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who uploaded what. */
public final class InMemoryUploadStore implements UploadStore {
    private record Key(String owner, Blob blob) {}

    private final Map<Key, Upload> uploads = new HashMap<>();

    @Override
    public synchronized void record(Upload upload) {
        uploads.put(new Key(upload.owner(), upload.blob()), upload);
    }

    @Override
    public synchronized boolean isOwned(String owner, Blob blob) {
        return uploads.containsKey(new Key(owner, blob));
    }

    @Override
    public synchronized long bytesOf(String owner) {
        return uploads.keySet().stream()
                .filter(key -> key.owner().equals(owner))
                .mapToLong(key -> Math.max(LEAST, key.blob().bytes()))
                .sum();
    }

    @Override
    public synchronized void forget(Instant before) {
        uploads.values().removeIf(upload -> upload.created().isBefore(before));
    }

    synchronized boolean isKept(Blob blob, KeepFor.Since since) {
        return uploads.values().stream()
                .anyMatch(upload ->
                        upload.blob().equals(blob) && !upload.created().isBefore(since.uploads()));
    }
}
