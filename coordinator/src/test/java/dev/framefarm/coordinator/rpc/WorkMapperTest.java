package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Denoising;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Letters;
import dev.framefarm.coordinator.model.Logo;
import dev.framefarm.coordinator.model.Loudness;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.SoundPiece;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.UnnamedCodec;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.v1.AudioWork;
import dev.framefarm.v1.ContentLight;
import dev.framefarm.v1.MasteringDisplay;
import dev.framefarm.v1.Rendition;
import dev.framefarm.v1.SoundContainer;
import dev.framefarm.v1.VideoWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WorkMapperTest {
    @Test
    void ordersTreatedPictures() {
        Encode.Video plain = TestPlan.encode(Optional.empty());
        Treatment treatment = new Treatment(
                Optional.of(new Treatment.Deinterlacing(Scan.BOTTOM_FIRST, true)),
                Optional.of(Denoising.MEDIUM),
                Optional.of(new Treatment.ToneMapping(new Colour(9, 18, 9, true), 12.5)),
                90,
                true);
        Encode.Picture picture = new Encode.Picture(
                640,
                360,
                PixelFormat.YUV444P,
                plain.picture().colour(),
                plain.picture().sampleAspect(),
                new Framing(
                        Optional.of(new Rectangle(2, 4, 6, 8)),
                        Optional.of(new Rectangle(10, 12, 14, 16)),
                        Optional.of(new Logo("AQID", new Rectangle(2, 2, 20, 10), 0.5, 1000, OptionalLong.of(2000))),
                        Optional.of(new Letters(
                                new Rectangle(4, 6, 30, 8), List.of(new Letters.Shown("AQI=", 3000, false))))));
        Encode.Video encode = new Encode.Video(plain.coding(), treatment, picture, plain.timing());
        Work.Neighbours neighbours = new Work.Neighbours(-3, 101);
        Work.Pictures part =
                new Work.Pictures(encode, 0, 100, 10, 20, Optional.empty(), Optional.empty(), Optional.of(neighbours));
        VideoWork video = lease(part).getWork().getVideo();
        assertThat(video.getPixelFormat()).isEqualTo(dev.framefarm.v1.PixelFormat.YUV444P);
        assertThat(video.getTreatment())
                .isEqualTo(dev.framefarm.v1.Treatment.newBuilder()
                        .setFromPts(-3)
                        .setUntilPts(101)
                        .setDeinterlacing(dev.framefarm.v1.Deinterlacing.newBuilder()
                                .setOrder(dev.framefarm.v1.FieldOrder.BOTTOM_FIRST)
                                .setEveryField(true))
                        .setDenoising(dev.framefarm.v1.Denoising.MEDIUM)
                        .setToneMapping(dev.framefarm.v1.ToneMapping.newBuilder()
                                .setFrom(dev.framefarm.v1.Colour.newBuilder()
                                        .setPrimaries(9)
                                        .setTransfer(18)
                                        .setMatrix(9)
                                        .setFullRange(true))
                                .setPeak(12.5))
                        .setRotation(90)
                        .setMirrored(true)
                        .build());
        assertThat(video.getFraming().getCrop().getHeight()).isEqualTo(8);
        assertThat(video.getFraming().getPlaced().getX()).isEqualTo(10);
        assertThat(video.getFraming().getLogo().getPng().toByteArray()).containsExactly(1, 2, 3);
        assertThat(video.getFraming().getLogo().getPlace().getWidth()).isEqualTo(20);
        assertThat(video.getFraming().getLogo().getOpacity()).isEqualTo(0.5);
        assertThat(video.getFraming().getLogo().getFromMicros()).isEqualTo(1000);
        assertThat(video.getFraming().getLogo().getUntilMicros()).isEqualTo(2000);
        assertThat(video.getFraming().getLetters().getPlace().getWidth()).isEqualTo(30);
        assertThat(video.getFraming().getLetters().getShown(0).getPng().toByteArray())
                .containsExactly(1, 2);
        assertThat(video.getFraming().getLetters().getShown(0).getFromMicros()).isEqualTo(3000);
    }

    @Test
    void picturesAsTheyAreNeedNoFurtherWords() {
        Work.Pictures part =
                new Work.Pictures(TestPlan.encode(Optional.empty()), 0, 10, 10, 10, Optional.empty(), Optional.empty());
        VideoWork video = lease(part).getWork().getVideo();
        assertThat(video.hasTreatment() || video.hasFraming()).isFalse();
    }

    @Test
    void ordersPictures() {
        Work.Pictures part = new Work.Pictures(
                TestPlan.encode(Optional.of(new Fraction(30_000, 1001))),
                7,
                99,
                23,
                12,
                Optional.of(new Work.FrameCount(List.of(new Work.FrameRun(0, 7, 4), new Work.FrameRun(5, 28, 3)))),
                Optional.of(new Interval(3, 15)));
        dev.framefarm.v1.Lease lease = lease(part);
        VideoWork video = lease.getWork().getVideo();
        assertThat(List.of(lease.getLeaseId(), lease.getJobId(), lease.getLane(), lease.getAttempt()))
                .containsExactly("l-1", "j-1", 2, 4);
        assertThat(List.of(lease.getFrom(), lease.getTo())).containsExactly(3L, 15L);
        assertThat(lease.getWork().getSliceShift()).isEqualTo(1000);
        assertThat(lease.getWork().getFilmStart()).isEqualTo(-1000);
        assertThat(List.of(video.getFirstPts(), video.getEndPts(), video.getFrames(), video.getGridFrom()))
                .containsExactly(7L, 99L, 12L, 3L);
        assertThat(List.of(
                        video.getSourceFrames(),
                        video.getFrameCount().getFirst(),
                        video.getFrameCount().getStep()))
                .containsExactly(23L, 7L, 4L);
        assertThat(video.getFrameCount().getMoreList())
                .containsExactly(dev.framefarm.v1.FrameRun.newBuilder()
                        .setFrom(5)
                        .setFirst(28)
                        .setStep(3)
                        .build());
        assertThat(List.of(video.getFps().getNum(), video.getFps().getDen(), video.getGridTo()))
                .containsExactly(30_000L, 1001L, 15L);
        assertThat(video.getCodec()).isEqualTo(dev.framefarm.v1.VideoCodec.H264);
        assertThat(video.getPixelFormat()).isEqualTo(dev.framefarm.v1.PixelFormat.YUV420P10);
        assertThat(video.getColour().getPrimaries()).isEqualTo(9);
        assertThat(video.getColour().getTransfer()).isEqualTo(16);
        assertThat(video.getColour().getFullRange()).isTrue();
        assertThat(video.getChromaLocation()).isEqualTo(3);
        assertThat(video.getMasteringDisplay())
                .isEqualTo(MasteringDisplay.newBuilder()
                        .setRedX(1)
                        .setRedY(2)
                        .setGreenX(3)
                        .setGreenY(4)
                        .setBlueX(5)
                        .setBlueY(6)
                        .setWhiteX(7)
                        .setWhiteY(8)
                        .setLeastLight(9)
                        .setMostLight(10)
                        .build());
        assertThat(video.getContentLight())
                .isEqualTo(
                        ContentLight.newBuilder().setMost(11).setMostAverage(12).build());
        assertThat(List.of(video.getCrf(), video.getThreads(), video.getKeyframeInterval()))
                .containsExactly(23, 2, 250);
        assertThat(video.getDials())
                .isEqualTo(dev.framefarm.v1.Dials.newBuilder()
                        .setTune("film")
                        .setProfile("high")
                        .setCap(dev.framefarm.v1.RateCap.newBuilder()
                                .setBitsPerSecond(950_000)
                                .setBufferBits(1_600_000)
                                .setFullness(0.25))
                        .build());
        assertThat(video.getOutputTimeBase().getDen()).isEqualTo(25);
        assertThat(video.getFrameRate().getNum()).isEqualTo(25);
    }

    @Test
    void ordersTheRenditionsOfALadder() {
        Encode.Video one = TestPlan.encode(Optional.empty());
        Dials grain = new Dials(
                Optional.of("grain"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(12));
        Encode.Rendition small = new Encode.Rendition(
                new Encode.Coding(VideoCodec.HEVC, 28, "fast", 2, 250, grain),
                new Encode.Picture(64, 36, PixelFormat.YUV420P, one.picture().colour(), new Fraction(1, 1)));
        Encode.Video ladder = new Encode.Video(
                one.coding(), Treatment.NONE, one.picture(), one.timing(), new Encode.Ladder(List.of(small), true));
        VideoWork video = lease(new Work.Pictures(ladder, 0, 10, 10, 10, Optional.empty(), Optional.empty()))
                .getWork()
                .getVideo();
        assertThat(video.getFixedKeyframes()).isTrue();
        assertThat(video.getMoreRenditionsList())
                .containsExactly(Rendition.newBuilder()
                        .setCodec(dev.framefarm.v1.VideoCodec.HEVC)
                        .setCrf(28)
                        .setDials(dev.framefarm.v1.Dials.newBuilder()
                                .setTune("grain")
                                .setGrain(12))
                        .setPreset("fast")
                        .setWidth(64)
                        .setHeight(36)
                        .setPixelFormat(dev.framefarm.v1.PixelFormat.YUV420P)
                        .build());
    }

    @Test
    void leavesOutTheGridWhenTheRateStays() {
        Work.Pictures part =
                new Work.Pictures(TestPlan.encode(Optional.empty()), 0, 10, 10, 10, Optional.empty(), Optional.empty());
        VideoWork video = lease(part).getWork().getVideo();
        assertThat(video.hasFps()).isFalse();
        assertThat(video.getGridTo()).isZero();
    }

    @Test
    void ordersSound() {
        Work.Sound part = new Work.Sound(
                new Encode.Audio(
                        AudioCodec.OPUS,
                        128_000,
                        48_000,
                        ChannelLayout.SURROUND_5_1,
                        24,
                        Optional.of(new Loudness(-23, -1))),
                60_000,
                OptionalLong.of(2112),
                OptionalLong.empty(),
                24,
                Container.MKV,
                Optional.of(ChannelLayout.QUAD),
                Optional.of(new SoundPiece(6000, OptionalLong.of(12_000), 50, 4776, 960)),
                Optional.of(UnnamedCodec.ALAC),
                true);
        AudioWork audio = lease(part).getWork().getAudio();
        assertThat(audio)
                .isEqualTo(AudioWork.newBuilder()
                        .setCodec(dev.framefarm.v1.AudioCodec.OPUS)
                        .setBitRate(128_000)
                        .setSampleRate(48_000)
                        .setChannels(6)
                        .setLayout(dev.framefarm.v1.ChannelLayout.SURROUND_5_1)
                        .setSourceLayout(dev.framefarm.v1.ChannelLayout.QUAD)
                        .setBits(24)
                        .setLoudness(dev.framefarm.v1.Loudness.newBuilder()
                                .setTarget(-23)
                                .setTruePeak(-1))
                        .setMilliseconds(60_000)
                        .setTrimFrom(2112)
                        .setPadSamples(24)
                        .setContainer(SoundContainer.MATROSKA)
                        .setSourceCodec(dev.framefarm.v1.UnnamedCodec.SOURCE_ALAC)
                        .setHoled(true)
                        .setPiece(dev.framefarm.v1.SoundPiece.newBuilder()
                                .setFirstPacket(6000)
                                .setEndPacket(12_000)
                                .setLeadIn(50)
                                .setSettling(4776)
                                .setPacketSamples(960))
                        .build());
    }

    @Test
    void ordersAQuality() {
        Dials wanted = Dials.NONE.withQuality(Optional.of(new Quality(Quality.Metric.XPSNR, 38.5, 14, 38)));
        assertThat(DialsMapper.dials(wanted).getQuality())
                .isEqualTo(dev.framefarm.v1.Quality.newBuilder()
                        .setMetric(dev.framefarm.v1.Metric.XPSNR)
                        .setScore(38.5)
                        .setBestCrf(14)
                        .setWorstCrf(38)
                        .build());
    }

    private static dev.framefarm.v1.Lease lease(Work.Part part) {
        Lease lease = new Lease(
                new LeaseId("l-1"),
                4,
                new AgentId("a-1"),
                new Interval(3, 15),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                false,
                false,
                1);
        Work work = new Work(new Fraction(1, 25), 1000, -1000, part);
        return WorkMapper.lease(new Assignment(new LaneId(new JobId("j-1"), 2), lease, work));
    }
}
