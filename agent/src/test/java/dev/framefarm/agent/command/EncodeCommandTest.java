package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.ContentLight;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.MasteringDisplay;
import dev.framefarm.agent.work.MasteringDisplay.Point;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Target;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.agent.work.Work;
import dev.framefarm.ffmpeg.Whitelist;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whole command lines as text, one argument a line, so that every change of them is seen. */
class EncodeCommandTest {
    private static final Colour BT709 = new Colour(1, 1, 1, false);
    private static final MasteringDisplay DISPLAY = new MasteringDisplay(
            new Point(34_000, 16_000),
            new Point(13_250, 34_500),
            new Point(7_500, 3_000),
            new Point(15_635, 16_450),
            1,
            10_000_000);
    private static final Dials.RateCap CAP = new Dials.RateCap(950_000, 1_600_000, 0.25);
    private static final ContentLight LIGHT = new ContentLight(1000, 400);

    @Test
    void h264OfASegmentInTheMiddle() {
        assertCommand("h264", video(VideoCodec.H264, "medium", 1, PixelFormat.YUV420P, BT709));
    }

    @Test
    void hevcInTenBitsAndHdrOnFourThreads() {
        Colour hdr = new Colour(9, 16, 9, false, 3, Optional.of(DISPLAY), Optional.of(LIGHT));
        assertCommand("hevc", video(VideoCodec.HEVC, "slow", 4, PixelFormat.YUV420P10, hdr));
    }

    @Test
    void av1WithNothingKnownButItsLight() {
        Colour light = new Colour(2, 2, 2, false, 0, Optional.of(DISPLAY), Optional.of(LIGHT));
        assertCommand("av1", video(VideoCodec.AV1, "8", 2, PixelFormat.YUV420P, light));
    }

    @Test
    void vp9WithItsUsualPreset() {
        assertCommand("vp9", video(VideoCodec.VP9, "", 1, PixelFormat.YUV420P, Colour.UNSPECIFIED));
    }

    @Test
    void proResInAFileThatHoldsIt() {
        assertCommand("prores", video(VideoCodec.PRORES, "", 2, PixelFormat.YUV422P10, BT709));
    }

    @Test
    void ffv1WithTheSourcesOwnSamples() {
        assertCommand("ffv1", video(VideoCodec.FFV1, "", 2, PixelFormat.YUV444P16, BT709));
    }

    @Test
    void hevcByAGraphicsCardInTenBits() {
        Colour hdr = new Colour(9, 16, 9, false, 3, Optional.of(DISPLAY), Optional.of(LIGHT));
        assertCommand("hevc-nvenc", video(VideoCodec.HEVC_NVENC, "", 4, PixelFormat.YUV420P10, hdr));
    }

    @Test
    void eachFormatOfAGraphicsCard() {
        Ladder fixed = new Ladder(List.of(), true);
        VideoWork h264 = video(VideoCodec.H264_NVENC, "p7", 1, PixelFormat.YUV420P, BT709, Dials.NONE, fixed);
        assertThat(EncodeCommand.of(h264))
                .containsSequence("-c:v", "h264_nvenc", "-preset", "p7", "-tune", "hq", "-rc", "vbr", "-cq", "23")
                .containsSequence("-no-scenecut", "1")
                .containsSequence("-bsf:v", "h264_metadata=tick_rate=50/1:fixed_frame_rate_flag=0:level=auto")
                .containsSequence("-g", "250", "-keyint_min", "250")
                .noneMatch(each -> each.contains("strip_fps"));
        assertThat(EncodeCommand.of(video(VideoCodec.AV1_NVENC, "", 1, PixelFormat.YUV420P10, BT709)))
                .containsSequence("-c:v", "av1_nvenc", "-preset", "p5")
                .anyMatch(each -> each.endsWith("format=yuv420p10le,setsar=1/1,format=p010le"))
                .doesNotContain("-bsf:v");
        assertRefused(VideoCodec.H264_NVENC, "medium", Dials.NONE, "h264_nvenc knows the presets p1");
        assertRefused(VideoCodec.HEVC_NVENC, "p5", target(), "hevc_nvenc has no two passes");
        Dials capped = new Dials(Optional.empty(), Optional.empty(), Optional.of(CAP));
        assertRefused(VideoCodec.AV1_NVENC, "p5", capped, "av1_nvenc keeps no buffer");
        assertThatThrownBy(() -> EncodeCommand.of(video(VideoCodec.HEVC_NVENC, "", 1, PixelFormat.YUV444P, BT709)))
                .hasMessageContaining("hevc_nvenc takes yuv420p and yuv420p10");
    }

    @Test
    void profilesOfMastersFollowTheirSamples() {
        assertThat(EncodeCommand.of(video(VideoCodec.PRORES, "", 1, PixelFormat.YUVA444P10, BT709)))
                .containsSequence("-c:v", "prores_ks", "-profile:v", "4444");
        assertThat(EncodeCommand.of(video(VideoCodec.DNXHR, "", 1, PixelFormat.YUV422P10, BT709)))
                .containsSequence("-c:v", "dnxhd", "-profile:v", "dnxhr_hqx")
                .endsWith("-f", "mov", "pipe:1");
        Dials low = new Dials(Optional.empty(), Optional.of("lb"), Optional.empty());
        assertThat(EncodeCommand.of(dialled(VideoCodec.DNXHR, "", low))).contains("dnxhr_lb");
        assertRefused(VideoCodec.PRORES, "", low, "prores_ks knows for profile: proxy");
    }

    @Test
    void h264OntoAnotherFrameRate() {
        assertCommand(
                "h264-fps",
                new VideoWork(
                        new Clock(new Fraction(1001, 30000), 90, 30),
                        100,
                        Long.MAX_VALUE,
                        125,
                        150,
                        Optional.empty(),
                        Optional.of(new Grid(new Fraction(25, 1), 50, 175)),
                        VideoCodec.H264,
                        20,
                        "fast",
                        Optional.empty(),
                        PixelFormat.YUV420P,
                        new Colour(2, 2, 2, true),
                        Optional.empty(),
                        1,
                        0,
                        new Fraction(1, 25),
                        new Fraction(25, 1)));
    }

    @Test
    void aacForMp4WithPrimingCutOff() {
        assertCommand("aac", sound(AudioCodec.AAC, 44_100, OptionalLong.of(45_124), 0, Container.FRAGMENTED_MP4));
    }

    @Test
    void opusForMatroskaOnItsMilliseconds() {
        assertCommand("opus", sound(AudioCodec.OPUS, 48_000, OptionalLong.empty(), 24, Container.MATROSKA));
    }

    @Test
    void aacAfterListeningWithItsGain() {
        AudioWork work = sound(AudioCodec.AAC, 44_100, OptionalLong.of(45_124), 0, Container.FRAGMENTED_MP4);
        assertThat(text(EncodeCommand.withGain(work, -4.25))).isEqualTo(golden("aac-louder"));
    }

    @Test
    void listeningToWhatWillBeEncoded() {
        AudioWork work = sound(AudioCodec.FLAC, 48_000, OptionalLong.empty(), 24, Container.MATROSKA);
        assertThat(text(ListenCommand.of(work))).isEqualTo(golden("listen"));
    }

    @Test
    void renditionsOfOneDecode() {
        VideoWork.Size half = new VideoWork.Size(640, 360);
        assertCommand(
                "ladder",
                video(
                        VideoCodec.H264,
                        "medium",
                        2,
                        PixelFormat.YUV420P,
                        BT709,
                        Dials.NONE,
                        new Ladder(
                                List.of(
                                        new Ladder.Rendition(
                                                VideoCodec.HEVC,
                                                26,
                                                "fast",
                                                half,
                                                PixelFormat.YUV420P10,
                                                Framing.WHOLE,
                                                Dials.NONE),
                                        new Ladder.Rendition(
                                                VideoCodec.AV1,
                                                32,
                                                "8",
                                                half,
                                                PixelFormat.YUV420P,
                                                Framing.WHOLE,
                                                Dials.NONE)),
                                true)));
    }

    @Test
    void aQualityIsTriedOutAndMeasured() {
        Quality wanted = new Quality(Quality.Metric.SSIM, 0.97, 14, 38, Optional.empty());
        Dials dials = new Dials(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wanted), 0);
        VideoWork work = video(VideoCodec.H264, "medium", 2, PixelFormat.YUV420P, BT709, dials, Ladder.NONE);
        assertThat(text(EncodeCommand.tries(work, List.of(14, 26)))).isEqualTo(golden("quality-tries"));
        assertCommand("quality", work);
    }

    @Test
    void presetsComeFromTheEncodersOwnList() {
        Work work = video(VideoCodec.AV1, "medium", 1, PixelFormat.YUV420P, BT709);
        assertThatThrownBy(() -> EncodeCommand.of(work))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining("libsvtav1 knows the presets 0, 1");
    }

    @Test
    void vp9InTenBitsIsRefused() {
        Work work = video(VideoCodec.VP9, "4", 1, PixelFormat.YUV420P10, BT709);
        assertThatThrownBy(() -> EncodeCommand.of(work)).isInstanceOf(UnsupportedWork.class);
    }

    @Test
    void dialsAreSaidInTheEncodersWords() {
        Dials capped = new Dials(Optional.of("grain"), Optional.of("main"), Optional.of(CAP));
        String bucket = ":vbv-maxrate=950:vbv-bufsize=1600:vbv-init=0.25";
        assertThat(EncodeCommand.of(dialled(VideoCodec.H264, "medium", capped)))
                .containsSequence("-crf", "23", "-tune", "grain", "-profile:v", "main")
                .contains("open-gop=0:fps=25/1" + bucket);
        assertThat(EncodeCommand.of(dialled(VideoCodec.HEVC, "medium", capped)))
                .containsSequence("-crf", "23", "-tune", "grain", "-profile:v", "main")
                .contains("open-gop=0:pools=none:frame-threads=1:log-level=error:fps=25/1" + bucket);
        assertThat(EncodeCommand.of(dialled(VideoCodec.AV1, "8", tuned("ssim"))))
                .contains("lp=1:fps-num=25:fps-denom=1:tune=2");
    }

    @Test
    void av1ByTheOtherEncoder() {
        assertThat(EncodeCommand.of(dialled(VideoCodec.AV1_AOM, "6", tuned("psnr"))))
                .containsSequence("-c:v", "libaom-av1", "-crf", "23", "-b:v", "0", "-tune", "psnr")
                .containsSequence("-cpu-used", "6", "-row-mt", "0", "-threads", "1");
    }

    @Test
    void dialsThatAnEncoderLacksAreRefused() {
        assertRefused(VideoCodec.H264, "medium", tuned("vq"), "libx264 knows for tune: film");
        assertRefused(VideoCodec.VP9, "4", tuned("film"), "libvpx-vp9 knows for tune: none");
        Dials capped = new Dials(Optional.empty(), Optional.empty(), Optional.of(CAP));
        assertRefused(VideoCodec.AV1, "8", capped, "libsvtav1 keeps no buffer");
        assertRefused(VideoCodec.VP9, "4", capped, "libvpx-vp9 keeps no buffer");
    }

    @Test
    void aBitRateIsReachedInTwoPasses() {
        VideoWork h264 = dialled(VideoCodec.H264, "medium", target());
        assertThat(EncodeCommand.firstPass(h264.inPass(true, "log")))
                .containsSequence("-crf", "23", "-pass", "1", "-passlogfile", "log0")
                .contains("open-gop=0:fps=25/1:stitchable=1:level=3.1")
                .endsWith("-f", "null", "-")
                .doesNotContain("-b:v");
        assertThat(EncodeCommand.of(h264.inPass(false, "log")))
                .containsSequence("-b:v", "1500000", "-pass", "2", "-passlogfile", "log0")
                .endsWith("-f", "mp4", "pipe:1");
        VideoWork hevc = dialled(VideoCodec.HEVC, "medium", target());
        assertThat(EncodeCommand.firstPass(hevc.inPass(true, "/a:b/log")))
                .containsSequence("-crf", "23")
                .anyMatch(each -> each.endsWith("fps=25/1:info=0:pass=1:slow-firstpass=0:stats=/a\\:b/log0"));
        assertThat(EncodeCommand.of(dialled(VideoCodec.VP9, "4", target()).inPass(false, "log")))
                .containsSequence("-b:v", "1500000", "-pass", "2")
                .doesNotContain("-crf");
        assertRefused(VideoCodec.AV1, "8", target(), "libsvtav1 has no two passes");
    }

    @Test
    void grainIsToldToPlayers() {
        assertThat(EncodeCommand.of(dialled(VideoCodec.AV1, "8", grain())))
                .anyMatch(each -> each.endsWith(":film-grain=12:film-grain-denoise=1"));
        assertThat(EncodeCommand.of(dialled(VideoCodec.AV1_AOM, "8", grain())))
                .containsSequence("-denoise-noise-level", "12");
        assertRefused(VideoCodec.H264, "medium", grain(), "libx264 has no grain");
    }

    private static Dials grain() {
        return new Dials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 12);
    }

    private static Dials target() {
        return new Dials(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Target(1_500_000, Optional.empty())));
    }

    private static void assertRefused(VideoCodec codec, String preset, Dials dials, String why) {
        VideoWork work = dialled(codec, preset, dials);
        assertThatThrownBy(() -> EncodeCommand.of(work))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining(why);
    }

    private static Dials tuned(String tune) {
        return new Dials(Optional.of(tune), Optional.empty(), Optional.empty());
    }

    private static VideoWork video(VideoCodec codec, String preset, int threads, PixelFormat format, Colour colour) {
        return video(codec, preset, threads, format, colour, Dials.NONE, Ladder.NONE);
    }

    private static VideoWork dialled(VideoCodec codec, String preset, Dials dials) {
        return video(codec, preset, 1, PixelFormat.YUV420P, Colour.UNSPECIFIED, dials, Ladder.NONE);
    }

    private static VideoWork video(
            VideoCodec codec,
            String preset,
            int threads,
            PixelFormat format,
            Colour colour,
            Dials dials,
            Ladder ladder) {
        return new VideoWork(
                new Clock(new Fraction(1, 12800), 12800, -12800),
                51200,
                102400,
                100,
                100,
                Optional.empty(),
                Optional.empty(),
                codec,
                23,
                preset,
                Optional.of(new VideoWork.Size(1280, 720)),
                format,
                colour,
                Optional.of(new Fraction(1, 1)),
                threads,
                250,
                new Fraction(1, 12800),
                new Fraction(25, 1),
                Treatment.NONE,
                Framing.WHOLE,
                dials,
                ladder);
    }

    private static AudioWork sound(AudioCodec codec, int rate, OptionalLong from, int padding, Container container) {
        return new AudioWork(
                new Clock(new Fraction(1, 44_100), 44_100, 0),
                codec,
                128_000,
                rate,
                Optional.of(ChannelLayout.STEREO),
                Optional.empty(),
                0,
                5_000,
                from,
                OptionalLong.of(264_600),
                padding,
                container,
                Optional.empty());
    }

    private static void assertCommand(String name, Work work) {
        assertThat(text(EncodeCommand.of(work))).isEqualTo(golden(name));
    }

    private static String text(List<String> arguments) {
        String decoders = Whitelist.of("pipe", "nut").get(5);
        return (String.join("\n", arguments) + "\n").replace(decoders, "DECODERS");
    }

    private static String golden(String name) {
        try (InputStream in = EncodeCommandTest.class.getResourceAsStream("/golden/" + name + ".txt")) {
            return in == null ? "no such file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
