package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Splicer;
import dev.framefarm.coordinator.model.Container;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Puts deliveries behind one another by the boxes or elements that they are made of. */
public final class BoxSplicer implements Splicer {
    private static final byte[] NO_LIGHT = {};

    @Override
    public void splice(List<Path> deliveries, Container container, OutputStream out) throws IOException {
        boolean first = true;
        for (Path delivery : deliveries) {
            if (container.ofDeliveries() == Container.MP4) {
                Fragments.write(delivery, first, NO_LIGHT, out);
            } else {
                Clusters.write(delivery, first, out);
            }
            first = false;
        }
    }
}
