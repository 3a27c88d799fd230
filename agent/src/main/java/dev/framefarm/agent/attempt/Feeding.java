package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The step from the coordinator into FFmpeg's stdin. */
final class Feeding implements Encoder.Input {
    private final Slice slice;
    private volatile Optional<SliceFailure> failure = Optional.empty();

    Feeding(Slice slice) {
        this.slice = slice;
    }

    /** FFmpeg may close its stdin early, when the trim has all it wants: that is no failure of the slice. */
    @Override
    public void feed(OutputStream stdin) throws IOException {
        try {
            boolean more = true;
            while (more) {
                more = slice.next(stdin);
            }
        } catch (SliceFailure e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    Optional<SliceFailure> failure() {
        return failure;
    }

    /** Takes the rest that FFmpeg did not want, because the digest covers all of it. */
    void finish() throws SliceFailure {
        try {
            boolean more = true;
            while (more) {
                more = slice.next(OutputStream.nullOutputStream());
            }
        } catch (SliceFailure e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("writing to nowhere cannot fail", e);
        }
    }
}
