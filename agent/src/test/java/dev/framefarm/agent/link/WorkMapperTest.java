package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import dev.framefarm.agent.testing.TestWork;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Target;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.v1.ContentLight;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.MasteringDisplay;
import dev.framefarm.v1.PixelFormat;
import dev.framefarm.v1.RateCap;
import dev.framefarm.v1.Rendition;
import dev.framefarm.v1.VideoCodec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkMapperTest {
    @Test
    void readsTheLightOfAFilm() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .setChromaLocation(3)
                .setMasteringDisplay(MasteringDisplay.newBuilder()
                        .setRedX(34_000)
                        .setWhiteY(16_450)
                        .setLeastLight(1)
                        .setMostLight(10_000_000))
                .setContentLight(ContentLight.newBuilder().setMost(1000).setMostAverage(400));
        Colour colour = ((VideoWork) WorkMapper.lease(lease.build()).work()).colour();
        assertThat(colour.primaries()).isEqualTo(Colour.UNSPECIFIED.primaries());
        assertThat(colour.chromaLocation()).isEqualTo(3);
        assertThat(colour.mastering().orElseThrow().red().x()).isEqualTo(34_000);
        assertThat(colour.mastering().orElseThrow().white().y()).isEqualTo(16_450);
        assertThat(colour.mastering().orElseThrow().mostLight()).isEqualTo(10_000_000);
        assertThat(colour.light().orElseThrow().mostAverage()).isEqualTo(400);
    }

    @Test
    void withoutLightThereIsNone() {
        assertThat(((VideoWork) WorkMapper.lease(lease().build()).work()).colour())
                .isEqualTo(Colour.UNSPECIFIED);
    }

    @Test
    void lightBeyondAllMeasureIsRefused() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .setContentLight(ContentLight.newBuilder().setMost(70_000));
        assertThatThrownBy(() -> WorkMapper.lease(lease.build())).isInstanceOf(UnsupportedWork.class);
    }

    @Test
    void workThatSaysSomethingNewerIsRefused() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                4711,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build());
        assertThatThrownBy(() -> WorkMapper.lease(lease.build()))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessage("field 4711 of VideoWork is newer than the agent; upgrade it");
    }

    @Test
    void readsDials() {
        Lease.Builder lease = lease();
        assertThat(dials(lease)).isEqualTo(Dials.NONE);
        lease.getWorkBuilder()
                .getVideoBuilder()
                .getDialsBuilder()
                .setTune("grain")
                .setProfile("main")
                .setCap(RateCap.newBuilder()
                        .setBitsPerSecond(5000)
                        .setBufferBits(6000)
                        .setFullness(0.25))
                .setGrain(12);
        assertThat(dials(lease))
                .isEqualTo(new Dials(
                        Optional.of("grain"),
                        Optional.of("main"),
                        Optional.of(new Dials.RateCap(5000, 6000, 0.25)),
                        Optional.empty(),
                        Optional.empty(),
                        12));
    }

    @Test
    void readsAQuality() {
        Lease.Builder lease = lease();
        dev.framefarm.v1.Quality.Builder quality =
                lease.getWorkBuilder().getVideoBuilder().getDialsBuilder().getQualityBuilder();
        quality.setMetric(dev.framefarm.v1.Metric.XPSNR)
                .setScore(38.5)
                .setBestCrf(14)
                .setWorstCrf(38);
        assertThat(dials(lease).quality()).contains(new Quality(Quality.Metric.XPSNR, 38.5, 14, 38, Optional.empty()));
        quality.setMetric(dev.framefarm.v1.Metric.METRIC_UNSPECIFIED);
        assertThatThrownBy(() -> dials(lease)).isInstanceOf(UnsupportedWork.class);
    }

    @Test
    void readsABitRate() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .getDialsBuilder()
                .getTargetBuilder()
                .setBitsPerSecond(5000);
        assertThat(dials(lease).target()).contains(new Target(5000, Optional.empty()));
    }

    @Test
    void aDataRateWithoutABufferIsRefused() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .getDialsBuilder()
                .setCap(RateCap.newBuilder().setBitsPerSecond(5000));
        assertThatThrownBy(() -> WorkMapper.lease(lease.build())).isInstanceOf(UnsupportedWork.class);
    }

    private static Dials dials(Lease.Builder lease) {
        return ((VideoWork) WorkMapper.lease(lease.build()).work()).dials();
    }

    @Test
    void readsTheRenditionsOfALadder() {
        Lease.Builder lease = lease();
        lease.getWorkBuilder()
                .getVideoBuilder()
                .setFixedKeyframes(true)
                .addMoreRenditions(Rendition.newBuilder()
                        .setCodec(VideoCodec.H264)
                        .setCrf(28)
                        .setPreset("fast")
                        .setWidth(80)
                        .setHeight(46)
                        .setPixelFormat(PixelFormat.YUV420P));
        VideoWork work = (VideoWork) WorkMapper.lease(lease.build()).work();
        assertThat(work.ladder().fixedKeyframes()).isTrue();
        assertThat(work.encoder()).isEqualTo("hevc+h264");
        assertThat(work.pixels(10)).isEqualTo(10 * (160 * 90 + 80 * 46));
        assertThat(work.renditions())
                .extracting(each -> each.codec().label() + " " + each.crf() + " " + each.preset())
                .containsExactly("hevc 30 medium", "h264 28 fast");
    }

    private static Lease.Builder lease() {
        return TestWork.pictures("l-1", VideoCodec.HEVC, "medium", 0, 10);
    }
}
