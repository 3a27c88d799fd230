package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.Attempt;
import dev.framefarm.agent.attempt.Bounds;
import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Farm;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.attempt.Slice;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final Outcome.Ended FAILED = new Outcome.Ended(EndCode.ENCODER_FAILED, "Failed locking bitstream");
    private static final Farm NOWHERE = new Farm() {
        @Override
        public Slice fetch(LeaseId lease) {
            throw new IllegalStateException("nothing is fetched here");
        }

        @Override
        public Upload deliver(LeaseId lease, Arrived arrived) {
            throw new IllegalStateException("nothing is delivered here");
        }

        @Override
        public Arrived arrived(LeaseId lease) {
            throw new IllegalStateException("nothing is delivered here");
        }
    };

    private final Leases leases = new Leases(4);
    private final List<Outcome.Ended> ends = new ArrayList<>();
    private final List<List<String>> tried = new ArrayList<>();
    private Optional<String> lost = Optional.empty();
    private final Doubts doubts = new Doubts(
            encoders -> {
                tried.add(encoders);
                return lost;
            },
            leases,
            new Steps(Runnable::run, Runnable::run));

    @Test
    void aCardThatStillWorksIsNotToBlame() {
        doubts.settle(running("a", VideoCodec.H264_NVENC), FAILED, ends::add);
        assertThat(tried).containsExactly(List.of("h264_nvenc"));
        assertThat(ends).containsExactly(FAILED);
    }

    @Test
    void workOfACardThatIsGoneIsHandedBack() {
        lost = Optional.of("the card does not answer (CUDA_ERROR_UNKNOWN); see nvidia-smi");
        doubts.settle(running("a", VideoCodec.HEVC_NVENC), FAILED, ends::add);
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.code()).isEqualTo(EndCode.HANDED_BACK);
            assertThat(end.detail()).contains("does not encode any more: the card does not answer");
        });
    }

    @Test
    void besideOthersItMayBeThatNoMoreFit() {
        running("a", VideoCodec.H264_NVENC);
        running("b", VideoCodec.H264_NVENC);
        Held third = running("c", VideoCodec.H264_NVENC);
        doubts.settle(third, FAILED, ends::add);
        third.on(AttemptEvent.FAILED);
        leases.remove(new LeaseId("c"));
        assertThat(tried).isEmpty();
        assertThat(ends).extracting(Outcome.Ended::code).containsExactly(EndCode.HANDED_BACK);
        leases.add(held("d", VideoCodec.H264_NVENC));
        assertThat(leases.startable()).isEmpty();
        leases.add(held("e", VideoCodec.H264));
        assertThat(leases.startable()).isPresent();
    }

    @Test
    void theProcessorIsNeverDoubted() {
        doubts.settle(running("a", VideoCodec.H264), FAILED, ends::add);
        assertThat(tried).isEmpty();
        assertThat(ends).containsExactly(FAILED);
    }

    private Held running(String id, VideoCodec codec) {
        Held one = held(id, codec);
        one.on(AttemptEvent.SLOT_FREE);
        leases.add(one);
        return one;
    }

    static Held held(String id, VideoCodec codec) {
        VideoWork work = new VideoWork(
                new Clock(new Fraction(1, 25), 0, 0),
                0,
                1,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                codec,
                30,
                "",
                Optional.empty(),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                250,
                new Fraction(1, 25),
                new Fraction(25, 1));
        Lease lease = new Lease(new LeaseId(id), "job", 0, 0, 1, 1, work);
        Bounds none = new Bounds(0, 0, Duration.ZERO, Duration.ZERO, true);
        return new Held(new Attempt(
                lease,
                "class",
                NOWHERE,
                order -> {
                    throw new IllegalStateException("nothing is encoded here");
                },
                any -> none,
                Path.of("unused")));
    }
}
