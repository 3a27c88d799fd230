package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who uploaded what. */
public final class InMemoryUploadStore implements UploadStore {
    private record Key(String owner, Blob blob) {}

    private final Map<Key, Upload> uploads = new HashMap<>();

    @Override
    public synchronized void record(Upload upload) {
        uploads.put(new Key(upload.owner(), upload.blob()), upload);
    }

    @Override
    public synchronized boolean isOwned(String owner, Blob blob, Instant since) {
        Upload known = uploads.get(new Key(owner, blob));
        return known != null && !known.created().isBefore(since);
    }

    @Override
    public synchronized long bytesOf(String owner) {
        return uploads.keySet().stream()
                .filter(key -> key.owner().equals(owner))
                .mapToLong(key -> Math.max(LEAST, key.blob().bytes()))
                .sum();
    }

    @Override
    public synchronized Set<String> owners() {
        return uploads.keySet().stream().map(Key::owner).collect(Collectors.toSet());
    }

    @Override
    public synchronized void forget(String owner, Instant before) {
        uploads.values()
                .removeIf(upload ->
                        upload.owner().equals(owner) && upload.created().isBefore(before));
    }

    synchronized boolean isKept(Blob blob, KeepFor keep, Instant now) {
        return uploads.values().stream()
                .filter(upload -> upload.blob().equals(blob))
                .map(upload -> keep.uploadUntil(upload.owner(), upload.created()))
                .anyMatch(until -> !until.isBefore(now));
    }
}
