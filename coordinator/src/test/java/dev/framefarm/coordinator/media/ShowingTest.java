package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Prober.Refused;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films of whose packets something else comes out than they announce. */
class ShowingTest {
    private static final long MANY = 1_000;
    private static final String SHARING = "-f lavfi -i testsrc2=s=96x64:r=25:d=4 -c:v libx264 -bf 0 -g 25 -bsf:v ";

    private final FfmpegProber prober = new FfmpegProber(Clips.tools());

    @TempDir
    Path folder;

    @Test
    void framesOfOneTimeAreShownOneAfterTheOther() throws Exception {
        Path source = Clips.clip("sharing.mp4", SHARING + "setts=pts=if(eq(mod(N\\,20)\\,5)\\,PTS+1\\,PTS):dts=DTS");
        Understood film = understood(source);
        Timeline timeline = film.timeline();
        assertThat(timeline.frames()).isEqualTo(100);
        assertThat(timeline.times(new Interval(4, 8))).containsExactly(4 * 512, 6 * 512, 6 * 512 + 1, 7 * 512);
        assertThat(timeline.isCounted()).isTrue();
        assertThat(film.profile().remarks())
                .containsExactly("1 frame is not later than the one before, and shown right after it.");
        assertAllAreRendered(source, 100);
    }

    @Test
    void aFrameThatDoesNotDecodeIsLeftOut() throws Exception {
        Path source =
                Clips.clip("spoilt.mp4", "-i file:" + Clips.constantRate() + " -c copy -bsf:v noise=amount=eq(n\\,70)");
        Understood film = understood(source);
        assertThat(film.timeline().frames()).isEqualTo(149);
        assertThat(film.timeline().keys()).containsExactly(0, 50, 99);
        assertThat(film.profile().remarks())
                .containsExactly("1 of the 150 pictures in the file cannot be decoded and are left out; it is damaged"
                        + " or was cut.");
        assertAllAreRendered(source, 149);
    }

    @Test
    void aFileThatMarksEveryPacketAsAKeyframeIsNotBelieved() throws Exception {
        String film = "-f lavfi -i testsrc2=s=96x64:r=25:d=1 -g 1 -c:v ";
        assertThat(understood(Clips.clip("keys.asf", film + "msmpeg4v2"))
                        .timeline()
                        .keys())
                .containsExactly(0);
        assertThat(understood(Clips.clip("keys.mkv", film + "libx264"))
                        .timeline()
                        .keys())
                .hasSize(25);
    }

    @Test
    void aFilmOfWhichNothingDecodesIsRefused() throws Exception {
        Path source = Clips.clip(
                "scrambled.webm",
                "-f lavfi -i testsrc2=s=96x64:d=1 -c:v libvpx-vp9 -deadline realtime -bsf:v noise=amount=1");
        assertThat(prober.probe(source))
                .isEqualTo(new Refused(
                        "UNDECODABLE", "None of the pictures in the file can be decoded; it is damaged or encrypted."));
    }

    @Test
    void aBareStreamThatSaysNothingOfItsSpeedHasTheUsualOne() throws Exception {
        StreamFacts silent = new StreamFacts(
                new ObjectMapper().readTree("{\"r_frame_rate\": \"1200000/1\", \"time_base\": \"1/1200000\"}"));
        assertThat(silent.declaredRate("h264")).isEqualTo(new Fraction(25, 1));
        assertThat(silent.declaredRate("hevc")).isEqualTo(new Fraction(25, 1));
    }

    @Test
    void framesThatAreNotLaterMoveByATick() throws Exception {
        DecodedPictures pictures = new DecodedPictures();
        for (long time : List.of(0L, 40L, 40L, 40L, 42L, 80L)) {
            pictures.add("0, " + time + ", " + time + ", 40, 1, 0x00000000");
        }
        Timeline timeline = pictures.timeline(new Fraction(1, 1000), new long[] {0, 80});
        assertThat(timeline.times(new Interval(0, 6))).containsExactly(0, 40, 41, 42, 43, 80);
        assertThat(timeline.end()).isEqualTo(120);
        assertThat(pictures.moved()).isEqualTo(3);
        assertThat(timeline.keys()).containsExactly(0, 5);
    }

    private void assertAllAreRendered(Path source, int frames) throws Exception {
        Plan plan = Farm.plan(source, Container.MP4);
        Path film = Farm.join(plan, source, folder);
        assertThat(new FfmpegInspector(Clips.tools())
                        .measure(film, Depth.KEYFRAMES, MANY)
                        .times())
                .hasSize(frames);
    }

    private Understood understood(Path source) {
        assertThat(prober.probe(source)).isInstanceOf(Understood.class);
        return (Understood) prober.probe(source);
    }
}
