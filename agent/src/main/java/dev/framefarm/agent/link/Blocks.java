package dev.framefarm.agent.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parts of sources that were read last, for all slices together: those of one film begin with the same index, and the next
 * often begins where the last one ended. Thread-safe.
 */
final class Blocks {
    static final int SIZE = 512 << 10;
    private static final int LEAST = 8;
    private static final int ROOM_FOR_MOST = 256;
    private static final float LOAD = 0.75f;

    private final int most;
    private final Map<Key, byte[]> kept;

    /** By what a source holds, wherever it lies. */
    record Key(String sha256, long index) {}

    Blocks(int most) {
        this.most = most;
        kept = new LinkedHashMap<>(most, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    /** In no more than a part of the memory that this program may have. */
    static Blocks within(long memory) {
        return new Blocks((int) Math.max(LEAST, Math.min(ROOM_FOR_MOST, memory / 8 / SIZE)));
    }

    int most() {
        return most;
    }

    synchronized Optional<byte[]> find(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(Key key, byte[] block) {
        kept.put(key, block);
    }
}
