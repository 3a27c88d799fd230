package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.work.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final Steps steps = new Steps(Runnable::run, Runnable::run);
    private final List<Outcome.Ended> ends = new ArrayList<>();

    /** Work that is only handed back comes again at once. */
    @Test
    void whoFallsOverItsWorkHasFailedAtIt() {
        Held neverFetched = DoubtsTest.held("a", VideoCodec.H264);
        steps.encode(neverFetched.attempt, done -> {}, end -> ends.add(end.orElseThrow()));
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.code()).isEqualTo(EndCode.ENCODER_FAILED);
            assertThat(end.detail()).startsWith("a fault in the agent: ");
        });
    }

    /** Where the machine has no thread left the slot is free again, and the lease goes back. */
    @Test
    void whatCannotBeginEnds() {
        Steps crowded = new Steps(
                step -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                Runnable::run);
        crowded.encode(DoubtsTest.held("a", VideoCodec.H264).attempt, done -> {}, end -> ends.add(end.orElseThrow()));
        assertThat(ends).extracting(Outcome.Ended::code).containsExactly(EndCode.OUT_OF_MEMORY);
    }
}
