package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Delivery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file for each lane of sound: its only delivery, or one that is made of several and is gone when this is closed. */
final class SoundFiles implements Closeable {
    private final Blobs blobs;
    private final Stored stored;
    private final Splicer splicer;
    private final Container container;
    private final List<Path> files = new ArrayList<>();
    private final List<Blobs.Incoming> made = new ArrayList<>();

    private SoundFiles(Blobs blobs, Stored stored, Splicer splicer, Container container) {
        this.blobs = blobs;
        this.stored = stored;
        this.splicer = splicer;
        this.container = container;
    }

    static SoundFiles of(List<List<Delivery>> lanes, Container container, Blobs blobs, Stored stored, Splicer splicer)
            throws IOException {
        SoundFiles sound = new SoundFiles(blobs, stored, splicer, container);
        try {
            for (List<Delivery> lane : lanes) {
                sound.add(lane);
            }
            return sound;
        } catch (IOException | RuntimeException | Error e) {
            sound.close();
            throw e;
        }
    }

    private void add(List<Delivery> lane) throws IOException {
        List<Path> pieces = new ArrayList<>();
        for (Delivery delivery : lane) {
            pieces.add(stored.file(delivery));
        }
        if (pieces.size() == 1) {
            files.add(pieces.get(0));
            return;
        }
        Blobs.Incoming whole = blobs.create();
        made.add(whole);
        splicer.splice(pieces, container, whole);
        whole.flush();
        files.add(whole.file());
    }

    List<Path> all() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        for (Blobs.Incoming each : made) {
            each.close();
        }
    }
}
