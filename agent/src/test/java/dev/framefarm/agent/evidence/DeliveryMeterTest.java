package dev.framefarm.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the meter says of FFmpeg's real output, against what ffprobe says of it. */
class DeliveryMeterTest {
    private static final String FRAGMENTS =
            " -movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont -use_editlist 0 -f mp4 pipe:1";

    @TempDir
    Path folder;

    @Test
    void picturesWithReorderedFrames() throws Exception {
        assertAgrees(
                "-f lavfi -i testsrc2=size=128x72:rate=25:duration=4 -c:v libx264 -bf 3 -g 20 -threads 1" + FRAGMENTS,
                Container.FRAGMENTED_MP4);
    }

    @Test
    void picturesAtUnevenTimesFarFromZero() throws Exception {
        assertAgrees(
                "-f lavfi -i testsrc2=size=128x72:rate=25:duration=3"
                        + " -vf select=not(eq(mod(n\\,7)\\,3)),setpts=PTS+9000000 -fps_mode passthrough"
                        + " -c:v libx264 -bf 2 -g 20 -threads 1 -video_track_timescale 90000" + FRAGMENTS,
                Container.FRAGMENTED_MP4);
    }

    /** A track that came short must not hide behind one that did not. */
    @Test
    void ofSeveralTracksTheShortestCounts() throws Exception {
        byte[] bytes = TestMedia.ffmpeg(("-f lavfi -i testsrc2=size=128x72:rate=25:duration=2 -f lavfi"
                        + " -i testsrc2=size=64x36:rate=25:duration=1.2 -map 0 -map 1 -c:v libx264 -bf 3 -g 20 -threads 1"
                        + FRAGMENTS)
                .split(" "));
        DeliveryMeter meter = new DeliveryMeter(Container.FRAGMENTED_MP4);
        meter.pass(bytes, 0, bytes.length);
        Evidence evidence = meter.finish();
        List<Long> times = TestMedia.times(Files.write(folder.resolve("delivery"), bytes));
        assertThat(times).hasSize(80);
        assertThat(evidence.frames()).isEqualTo(30);
        assertThat(evidence.firstTime()).isEqualTo(times.get(0));
        assertThat(evidence.lastTime()).isEqualTo(times.get(times.size() - 1));
    }

    @Test
    void soundInMp4() throws Exception {
        assertAgrees(
                "-f lavfi -i sine=sample_rate=48000:duration=3 -c:a aac -movflags +delay_moov+default_base_moof"
                        + " -frag_duration 500000 -f mp4 pipe:1",
                Container.FRAGMENTED_MP4);
    }

    @Test
    void soundInMatroska() throws Exception {
        assertAgrees(
                "-f lavfi -i sine=sample_rate=48000:duration=12 -c:a libopus -f matroska pipe:1", Container.MATROSKA);
    }

    @Test
    void aDeliveryCutOffIsBroken() {
        byte[] whole = TestMedia.ffmpeg(
                ("-f lavfi -i testsrc2=size=64x64:rate=25:duration=1 -c:v libx264" + FRAGMENTS).split(" "));
        DeliveryMeter meter = new DeliveryMeter(Container.FRAGMENTED_MP4);
        assertThatThrownBy(() -> {
                    meter.pass(whole, 0, whole.length - 100);
                    meter.finish();
                })
                .isInstanceOf(BrokenDelivery.class);
    }

    @Test
    void nothingAtAllHoldsNothing() throws Exception {
        assertThat(new DeliveryMeter(Container.FRAGMENTED_MP4).finish().frames())
                .isZero();
    }

    private void assertAgrees(String command, Container container) throws Exception {
        byte[] bytes = TestMedia.ffmpeg(command.split(" "));
        List<Long> times = TestMedia.times(Files.write(folder.resolve("delivery"), bytes));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        for (int step : new int[] {1, 7, 4096, bytes.length}) {
            DeliveryMeter meter = new DeliveryMeter(container);
            for (int at = 0; at < bytes.length; at += step) {
                byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step));
                meter.pass(piece, 0, piece.length);
            }
            Evidence evidence = meter.finish();
            assertThat(evidence.frames()).isEqualTo(times.size());
            assertThat(evidence.bytes()).isEqualTo(bytes.length);
            assertThat(evidence.sha256()).isEqualTo(digest);
            if (!command.contains("-c:a")) {
                // Sound's edit list moves what ffprobe shows, the fragments' own times stay.
                assertThat(evidence.firstTime()).isEqualTo(times.get(0));
                assertThat(evidence.lastTime()).isEqualTo(times.get(times.size() - 1));
            }
        }
    }
}
