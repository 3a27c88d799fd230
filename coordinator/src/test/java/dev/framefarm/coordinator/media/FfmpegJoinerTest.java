package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Inspector.Measured;
import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.coordinator.engine.Joiner.Targets;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.verify.FilmJudge;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegJoinerTest {
    private static final long MANY = 1_000;

    @TempDir
    Path folder;

    @Test
    void aJoinedFilmHasTheTimesOfASinglePass() throws Exception {
        assertLikeASinglePass(Clips.constantRate());
    }

    @Test
    void variableRateIsJoinedExactly() throws Exception {
        assertLikeASinglePass(Clips.variableRate());
    }

    @Test
    void aTransportStreamIsJoinedExactly() throws Exception {
        assertLikeASinglePass(Clips.transportStream());
    }

    @Test
    void matroskaHoldsEveryFrameAndTheSound() throws Exception {
        Path target = join(Clips.constantRate(), Container.MKV);
        Plan plan = Farm.plan(Clips.constantRate(), Container.MKV);
        Measured film = new FfmpegInspector(Clips.tools()).measure(target, Depth.KEYFRAMES, MANY);
        assertThat(film.times()).hasSize(150);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        assertThat(FilmJudge.fault(
                        encode.timing().outputTimeBase(), WorkOrder.filmTimes(plan), film.timeBase(), film.times()))
                .isEmpty();
        assertThat(packets(target, "a:0")).hasSizeGreaterThan(280);
    }

    @Test
    void rotationIsCarriedOver() throws Exception {
        Path target = join(Clips.rotated(), Container.MP4);
        Plan again = Farm.plan(target, Container.MP4);
        assertThat(again.profile().video().rotation()).isEqualTo(90);
    }

    @Test
    void mirroringIsCarriedOver() throws Exception {
        Path target = join(Clips.mirrored(), Container.MP4);
        Plan again = Farm.plan(target, Container.MP4);
        assertThat(again.profile().video().mirrored()).isTrue();
        assertThat(again.profile().video().rotation()).isEqualTo(30);
    }

    @Test
    void aDamagedDeliveryEndsTheJoin() throws Exception {
        Plan plan = Farm.plan(Clips.constantRate(), Container.MP4);
        Path target = folder.resolve("film.mp4");
        Path bad = Files.write(folder.resolve("bad.mp4"), new byte[] {0, 0, 1, 0, 'm', 'o', 'o', 'v', 1, 2, 3, 4, 5});
        try (Join join =
                joiner().begin(plan, Clips.constantRate(), List.of(), new Targets(List.of(target), List.of()))) {
            assertThatThrownBy(() -> join.append(bad))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("joining failed");
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void aJoinWhoseFfmpegNeverStartsEndsToo() throws Exception {
        FfmpegRun.Builder nothing = FfmpegRun.of(Path.of("/nowhere/ffmpeg"), List.of());
        try (Join join = new FfmpegJoin(nothing, new byte[0], Luggage.NONE, List.of(folder.resolve("film.mp4")))) {
            assertThatThrownBy(() -> join.append(folder.resolve("0.mp4")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("joining failed");
        }
    }

    @Test
    void closingBeforeTheEndRemovesTheFile() throws Exception {
        Plan plan = Farm.plan(Clips.constantRate(), Container.MP4);
        Path target = folder.resolve("film.mp4");
        Join join = joiner().begin(plan, Clips.constantRate(), List.of(), new Targets(List.of(target), List.of()));
        join.append(Farm.encode(plan, Clips.constantRate(), new Interval(0, 50), folder.resolve("0.mp4")));
        join.close();
        assertThat(target).doesNotExist();
    }

    @Test
    void theLastMuxIsAskedFor() throws Exception {
        Plan plan = Farm.plan(Clips.constantRate(), Container.MP4);
        String decoders = Opening.pipe("mp4").get(5);
        assertThat((String.join(
                                        "\n",
                                        JoinCommand.of(
                                                plan,
                                                Path.of("/s.mp4"),
                                                List.of(),
                                                Luggage.NONE,
                                                new Targets(List.of(Path.of("/t.mp4")), List.of())))
                                + "\n")
                        .replace(decoders, "DECODERS"))
                .isEqualTo("""
                        -nostdin
                        -hide_banner
                        -nostats
                        -v
                        level+warning
                        -stats_period
                        1
                        -progress
                        pipe:2
                        -y
                        -copyts
                        -itsoffset
                        -2
                        -protocol_whitelist
                        pipe
                        -format_whitelist
                        mp4
                        -codec_whitelist
                        DECODERS
                        -f
                        mp4
                        -i
                        pipe:0
                        -itsoffset
                        0.000000
                        -fflags
                        +genpts
                        -protocol_whitelist
                        file
                        -format_whitelist
                        mov
                        -codec_whitelist
                        DECODERS
                        -f
                        mov
                        -i
                        file:/s.mp4
                        -map
                        0:v:0
                        -map
                        1:1
                        -metadata:s:a:0
                        language=und
                        -disposition:a:0
                        default
                        -map_metadata
                        -1
                        -map_chapters
                        -1
                        -c
                        copy
                        -bsf:v:0
                        setts=pts=PTS:dts=DTS:duration=if(eq(PTS\\,76288)\\,512\\,DURATION)
                        -video_track_timescale
                        12800
                        -movie_timescale
                        192000
                        -write_tmcd
                        0
                        -movflags
                        +faststart
                        -fflags
                        +bitexact
                        -max_interleave_delta
                        10000000
                        -f
                        mp4
                        file:/t.mp4
                        """);
    }

    private static FfmpegJoiner joiner() {
        return new FfmpegJoiner(Clips.tools());
    }

    private Path join(Path source, Container container) throws Exception {
        Plan plan = Farm.plan(source, container);
        Path target = folder.resolve("film." + container.extension());
        try (Join join = joiner().begin(plan, source, List.of(), new Targets(List.of(target), List.of()))) {
            for (Interval interval : Farm.pieces(plan.video())) {
                join.append(Farm.encode(plan, source, interval, folder.resolve(interval.from() + ".mp4")));
            }
            join.finish();
        }
        return target;
    }

    private void assertLikeASinglePass(Path source) throws Exception {
        Path joined = join(source, Container.MP4);
        Path single = folder.resolve("single.mp4");
        Encode.Video encode =
                (Encode.Video) Farm.plan(source, Container.MP4).video().encode();
        String command = "-nostdin -v error -i file:" + source
                + " -map 0:v:0 -map 0:a? -fps_mode passthrough -enc_time_base "
                + encode.timing().timeBase().toString().replace('/', ':') + " " + Clips.X264 + "-g 30 -bf 3 -c:a copy"
                + " -video_track_timescale " + encode.timing().outputTimeBase().den() + " -movie_timescale "
                + timescale(source)
                + " file:" + single;
        Clips.run(List.of(command.split(" ")), null);
        Measured ours = new FfmpegInspector(Clips.tools()).measure(joined, Depth.KEYFRAMES, MANY);
        Measured theirs = new FfmpegInspector(Clips.tools()).measure(single, Depth.KEYFRAMES, MANY);
        assertThat(ours.fault()).isEmpty();
        assertThat(ours.timeBase()).isEqualTo(theirs.timeBase());
        assertThat(ours.times()).isEqualTo(theirs.times());
        assertThat(FilmJudge.fault(
                        encode.timing().outputTimeBase(),
                        WorkOrder.filmTimes(Farm.plan(source, Container.MP4)),
                        ours.timeBase(),
                        ours.times()))
                .isEmpty();
        assertThat(packets(joined, "a")).isEqualTo(packets(single, "a"));
    }

    /** As the join has it, so that edit lists are equally exact. */
    private static String timescale(Path source) {
        Plan plan = Farm.plan(source, Container.MP4);
        List<String> arguments =
                JoinCommand.of(plan, source, List.of(), Luggage.NONE, new Targets(List.of(source), List.of()));
        return arguments.get(arguments.indexOf("-movie_timescale") + 1);
    }

    private static List<String> packets(Path file, String streams) throws Exception {
        String command = "-v error -copyts -i file:" + file + " -map 0:" + streams + "? -c copy -f framemd5 -";
        if (streams.equals("a")
                && Farm.plan(file, Container.MP4).profile().audio().isEmpty()) {
            return List.of();
        }
        String text = new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
}
