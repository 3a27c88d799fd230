package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.engine.Packager;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.Preview;
import java.nio.file.Path;
import java.util.List;

/** For farms whose films nobody packages. */
public final class NoPackager implements Packager {
    @Override
    public Stream pictures(Plan plan, int rendition, Target target) {
        throw unwanted();
    }

    @Override
    public List<Stream> sound(Plan plan, Path source, List<Path> delivered, List<Target> targets) {
        throw unwanted();
    }

    @Override
    public void words(Path film, List<Target> targets) {
        throw unwanted();
    }

    @Override
    public void stills(Path film, Stills stills) {
        throw unwanted();
    }

    @Override
    public void preview(Path film, Preview preview, Target target) {
        throw unwanted();
    }

    private static IllegalStateException unwanted() {
        return new IllegalStateException("nothing is packaged here");
    }
}
