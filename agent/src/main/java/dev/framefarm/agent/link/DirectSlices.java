package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.v1.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slices that are cut here, out of sources that lie in the blob store: where the coordinator says so, and for as long as
 * nothing was in the way for a while. Thread-safe.
 */
public final class DirectSlices {
    private static final Logger log = LoggerFactory.getLogger(DirectSlices.class);
    /** Of what may be kept each reader gets its part, and read ahead is no more than that. */
    private static final int MOST_AHEAD = 3;

    /** For one part of a source. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cutter cutter;
    private final StoreGet get;
    private final Blocks blocks;
    private final Passage passage;
    private final AtomicInteger readers = new AtomicInteger();

    DirectSlices(Cutter cutter, StoreGet get, Blocks blocks, Passage passage) {
        this.cutter = cutter;
        this.get = get;
        this.blocks = blocks;
        this.passage = passage;
    }

    static DirectSlices of(Cutter cutter, Pace downward) {
        return new DirectSlices(
                cutter,
                new StoreGet(StoreAddress.client(), downward, PATIENCE),
                Blocks.within(Runtime.getRuntime().maxMemory()),
                new Passage("slices", System::nanoTime));
    }

    /** Since the start: slices cut here, those that should have been, and what was read of the store for them. */
    public record Figures(long direct, long detours, long requests, long bytes) {}

    public Figures figures() {
        return new Figures(passage.passed(), passage.detours(), get.requests(), get.bytes());
    }

    Optional<String> trouble() {
        return passage.trouble();
    }

    boolean isOpen() {
        return trouble().isEmpty();
    }

    /** Goes on with a slice of which the coordinator said where it is; {@code again} asks it once more. */
    void begin(SliceCall asked, Reading reading, StoreSource.Asking again) {
        GrpcSlice slice = asked.slice();
        readers.incrementAndGet();
        DirectCut cut = new DirectCut(slice, passage, readers::decrementAndGet);
        if (!slice.change(asked, cut)) {
            readers.decrementAndGet();
            return;
        }
        try {
            StoreSource source = new StoreSource(reading, again, get, blocks, this::ahead);
            cut.runs(cutter.begin(SliceMapper.slice(reading.getSlice()), source, cut));
        } catch (IllegalArgumentException unknown) {
            log.debug("a slice that cannot be cut here", unknown);
            cut.end(Optional.of(new LineLost(String.valueOf(unknown.getMessage()))));
        } catch (IOException unreachable) {
            cut.end(Optional.of(unreachable));
        }
    }

    private int ahead() {
        return Math.min(MOST_AHEAD, blocks.most() / (2 * Math.max(1, readers.get())));
    }
}
