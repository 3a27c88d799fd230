package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.ContentLight;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Disposition;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.MasteringDisplay;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A plan that says something in every field. */
public final class PlanExamples {
    private PlanExamples() {}

    public static Plan plan(String outputName) {
        Encode.Video video = new Encode.Video(
                new Encode.Coding(
                        VideoCodec.H264,
                        21,
                        "medium",
                        0,
                        48,
                        new Dials(
                                Optional.of("film"),
                                Optional.of("high"),
                                Optional.of(new RateCap(4_000_000, 8_000_000)))),
                new Encode.Picture(1280, 720, PixelFormat.YUV420P, hdr(), new Fraction(1, 1)),
                new Encode.Timing(
                        Optional.empty(), new Fraction(24, 1), new Fraction(1, 1000), new Fraction(1, 90_000)));
        Timeline timeline = new Timeline(
                new Fraction(1, 1000),
                LongStream.range(0, 100).map(i -> 42 * i).toArray(),
                new int[] {0, 48, 96},
                4200);
        return new Plan(
                profile(),
                timeline,
                -42,
                3,
                List.of(
                        new Lane(0, 0, video, List.of(0L, 48L, 96L, 100L), List.of(0L, 2L, 0L)),
                        new Lane(
                                1,
                                1,
                                new Encode.Audio(
                                        AudioCodec.AAC, 128_000, 48_000, ChannelLayout.STEREO, 0, Optional.empty()),
                                List.of(0L, 4200L),
                                List.of(0L))),
                List.of(2),
                new Plan.OutputSpec(outputName, Container.MP4, Optional.of(VideoCodec.H264), 90, true),
                companions(),
                new Plan.Fallback(Optional.of(90), false),
                List.of("the sound is shorter than the film"));
    }

    private static Colour hdr() {
        MasteringDisplay.Point point = new MasteringDisplay.Point(34_000, 16_000);
        return new Colour(
                9,
                16,
                9,
                false,
                3,
                Optional.of(new MasteringDisplay(point, point, point, point, 1, 10_000_000)),
                Optional.of(new ContentLight(1000, 400)));
    }

    private static Companions companions() {
        return new Companions(
                List.of(new Companions.Subtitles(
                        3, "subrip", "mov_text", Optional.of("fra"), Optional.of("Mots"), List.of("default"))),
                List.of(new Companions.Chapter(0, 2_000_000, "Un")),
                List.of(new Companions.Tag("title", "Film")),
                List.of(new Companions.Attachment(4, "image/png")),
                Optional.of("01:00:00:00"));
    }

    private static Profile profile() {
        return new Profile(
                "matroska,webm",
                0,
                4.2,
                new Profile.VideoTrack(
                        0,
                        -84,
                        "h264",
                        1920,
                        1080,
                        new Fraction(1, 1),
                        "yuv420p",
                        8,
                        new Fraction(24, 1),
                        Colour.UNSPECIFIED,
                        0,
                        false,
                        Scan.PROGRESSIVE,
                        Optional.empty()),
                List.of(
                        new Profile.AudioTrack(
                                1,
                                new Profile.SoundFormat("aac", 48_000, 2, Optional.of("stereo"), 24),
                                new Fraction(1, 48_000),
                                -1024,
                                0,
                                201_600,
                                true,
                                false,
                                new Profile.Labels(
                                        Optional.of("fra"), Optional.of("Version"), List.of(Disposition.DUB))),
                        new Profile.AudioTrack(
                                2,
                                new Profile.SoundFormat("opus", 48_000, 6, Optional.empty(), 24),
                                new Fraction(1, 1000),
                                0,
                                312,
                                201_600,
                                false,
                                true,
                                Profile.Labels.NONE)),
                companions(),
                List.of());
    }
}
