package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Container;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file for each lane of sound: its only delivery, or one that is made of several and removed afterwards. */
record SoundFiles(List<Path> lanes, List<Path> made) {
    SoundFiles {
        lanes = List.copyOf(lanes);
        made = List.copyOf(made);
    }

    static SoundFiles of(List<List<Path>> deliveries, Container container, Path target) throws IOException {
        List<Path> lanes = new ArrayList<>();
        List<Path> made = new ArrayList<>();
        try {
            for (List<Path> lane : deliveries) {
                if (lane.size() == 1) {
                    lanes.add(lane.get(0));
                    continue;
                }
                Path file = target.resolveSibling(target.getFileName() + ".sound-" + made.size());
                made.add(file);
                join(lane, container, file);
                lanes.add(file);
            }
        } catch (IOException e) {
            made.forEach(Luggage::delete);
            throw e;
        }
        return new SoundFiles(lanes, made);
    }

    private static void join(List<Path> deliveries, Container container, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            boolean first = true;
            for (Path delivery : deliveries) {
                if (container == Container.MP4) {
                    Fragments.write(delivery, first, new byte[0], out);
                } else {
                    Clusters.write(delivery, first, out);
                }
                first = false;
            }
        }
    }
}
