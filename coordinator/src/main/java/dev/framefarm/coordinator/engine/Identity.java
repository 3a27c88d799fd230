package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Whether all pictures of an output that loses nothing are those of the source. The source is decoded while the film is
 * still being encoded, the output when it is whole. What cannot be compared is no reason to lose the film.
 */
final class Identity implements AutoCloseable {
    private final Plan plan;
    private final SeamMeter meter;
    private final Future<Optional<String>> source;

    Identity(Plan plan, Source source, Sources sources, SeamMeter meter, ExecutorService threads) {
        this.plan = plan;
        this.meter = meter;
        this.source = threads.submit(
                () -> isPromised(plan) ? meter.sourceDigest(plan, sources.locate(source)) : Optional.empty());
    }

    /** Nothing is lost, nothing is changed, and every frame has a time by which it is known. */
    private static boolean isPromised(Plan plan) {
        if (plan.pictures().isEmpty()) {
            return false;
        }
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return encode.renditions().stream().allMatch(each -> each.coding().codec() == VideoCodec.FFV1)
                && encode.renditions().size() == 1
                && encode.treatment().isNothing()
                && encode.timing().fps().isEmpty()
                && encode.picture().framing().equals(Framing.WHOLE)
                && encode.picture().width() == plan.profile().video().width()
                && encode.picture().height() == plan.profile().video().height()
                && WorkOrder.of(plan, plan.video(), new Interval(0, 1), 0)
                        .slice()
                        .packets()
                        .isEmpty();
    }

    Optional<Facts.Pictures> of(Path output) throws InterruptedException, IOException {
        try {
            Optional<String> expected = source.get();
            return expected.isEmpty()
                    ? Optional.empty()
                    : meter.outputDigest(plan, output).map(found -> new Facts.Pictures(expected.get(), found));
        } catch (ExecutionException undecodable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        source.cancel(true);
    }
}
