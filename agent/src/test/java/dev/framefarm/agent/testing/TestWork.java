package dev.framefarm.agent.testing;

import dev.framefarm.v1.AudioCodec;
import dev.framefarm.v1.AudioWork;
import dev.framefarm.v1.Fraction;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.PixelFormat;
import dev.framefarm.v1.VideoCodec;
import dev.framefarm.v1.VideoWork;
import dev.framefarm.v1.Work;

/** Leases as a coordinator grants them for the films of {@link TestMedia}. */
public final class TestWork {
    private TestWork() {}

    /** Frames {@code from <= n < to}; delivered times keep the slice's shift, as the coordinator asks for. */
    public static Lease.Builder pictures(String id, VideoCodec codec, String preset, int from, int to) {
        return Lease.newBuilder()
                .setLeaseId(id)
                .setJobId("job-1")
                .setFrom(from)
                .setTo(to)
                .setAttempt(1)
                .setWork(Work.newBuilder()
                        .setTimeBase(fraction(1, 12_800))
                        .setSliceShift(TestMedia.SHIFT)
                        .setFilmStart(-TestMedia.SHIFT)
                        .setVideo(VideoWork.newBuilder()
                                .setFirstPts(from * TestMedia.TICKS_PER_FRAME)
                                .setEndPts(to * TestMedia.TICKS_PER_FRAME)
                                .setFrames(to - from)
                                .setCodec(codec)
                                .setCrf(30)
                                .setPreset(preset)
                                .setWidth(160)
                                .setHeight(90)
                                .setPixelFormat(PixelFormat.YUV420P)
                                .setSampleAspect(fraction(1, 1))
                                .setThreads(1)
                                .setKeyframeInterval(50)
                                .setFrameRate(fraction(25, 1))
                                .setOutputTimeBase(fraction(1, 12_800))));
    }

    public static Lease.Builder sound(String id, AudioCodec codec, int seconds) {
        return Lease.newBuilder()
                .setLeaseId(id)
                .setJobId("job-1")
                .setLane(1)
                .setTo(seconds * 1000L)
                .setAttempt(1)
                .setWork(Work.newBuilder()
                        .setTimeBase(fraction(1, 48_000))
                        .setSliceShift(48_000)
                        .setAudio(AudioWork.newBuilder()
                                .setCodec(codec)
                                .setBitRate(96_000)
                                .setSampleRate(48_000)
                                .setChannels(2)
                                .setTrimFrom(48_000 + 1024)
                                .setMilliseconds(seconds * 1000L)));
    }

    private static Fraction fraction(long num, long den) {
        return Fraction.newBuilder().setNum(num).setDen(den).build();
    }
}
