package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes along with a film, before and after. */
class CompanionsJoinTest {
    private static final List<Chapter> CHAPTERS =
            List.of(new Chapter(0, 2_000_000, "Eins \u2013 \u00e4"), new Chapter(2_000_000, 4_000_000, "\u4e8c"));

    @TempDir
    Path folder;

    @Test
    void matroskaKeepsEverything() throws Exception {
        Path source = CompanionClips.matroska();
        Plan plan = Farm.plan(source, Container.MKV);
        Companions kept = companions(Farm.join(plan, source, folder));
        assertThat(plan.remarks())
                .containsExactly("The metadata make, location are dropped: only what describes the film is kept,"
                        + " not where or by what it was recorded.");
        assertThat(kept.subtitles())
                .containsExactly(
                        new Subtitles(
                                1, "subrip", "subrip", Optional.of("eng"), Optional.of("Words"), List.of("default")),
                        new Subtitles(2, "ass", "ass", Optional.of("deu"), Optional.empty(), List.of("forced")));
        assertThat(kept.chapters()).isEqualTo(CHAPTERS);
        assertThat(kept.tags())
                .contains(
                        new Tag("title", "Mein F\u00efl\u043c"),
                        new Tag("artist", "Somebody"),
                        new Tag("creation_time", "2020-01-02T03:04:05.000000Z"))
                .noneMatch(tag -> tag.name().equals("location") || tag.name().equals("make"));
        assertThat(kept.attachments()).containsExactly(new Attachment(3, "font/ttf"), new Attachment(4, "image/png"));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void movKeepsTheLanguagesOfWords() throws Exception {
        Path source = CompanionClips.matroska();
        Path film = Farm.join(Farm.plan(source, Container.MOV), source, folder);
        assertThat(companions(film).subtitles().stream()
                        .map(track -> track.language().orElse("")))
                .containsExactly("eng", "ger");
    }

    @Test
    void mp4KeepsWhatItHolds() throws Exception {
        Path source = CompanionClips.matroska();
        Plan plan = Farm.plan(source, Container.MP4);
        Path target = Farm.join(plan, source, folder);
        Companions kept = companions(target);
        assertThat(plan.remarks())
                .contains(
                        "The subtitles of stream 2 (ger) lose their styles: mkv holds them, mp4 does not.",
                        "The attachment of stream 4 is dropped: mp4 holds none.");
        assertThat(kept.subtitles().stream().map(Subtitles::codec)).containsExactly("mov_text", "mov_text");
        assertThat(kept.subtitles().stream().map(track -> track.language().orElse("")))
                .containsExactly("eng", "deu");
        assertThat(kept.subtitles().stream().map(Subtitles::traits))
                .containsExactly(List.of("default"), List.of("forced"));
        assertThat(kept.chapters()).isEqualTo(CHAPTERS);
        assertThat(kept.tags())
                .contains(new Tag("title", "Mein F\u00efl\u043c"), new Tag("artist", "Somebody"))
                .contains(new Tag("creation_time", "2020-01-02T03:04:05.000000Z"));
        assertThat(kept.covers()).hasSize(1);
        assertThat(words(target)).isEqualTo(CompanionClips.WORDS);
        assertThat(new FfmpegInspector(Clips.tools())
                        .measure(target, Depth.KEYFRAMES, 1000)
                        .times())
                .hasSize(100);
    }

    @Test
    void asASourceAgainAnOutputLosesNothing() throws Exception {
        Path first = Farm.join(Farm.plan(CompanionClips.matroska(), Container.MP4), CompanionClips.matroska(), folder);
        Plan plan = Farm.plan(first, Container.MKV);
        assertThat(plan.remarks()).isEmpty();
        Path second = Farm.join(plan, first, folder);
        assertThat(companions(second).chapters()).isEqualTo(CHAPTERS);
        assertThat(companions(second).covers()).hasSize(1);
        assertThat(companions(second).tags()).contains(new Tag("title", "Mein F\u00efl\u043c"));
        assertThat(words(second)).isEqualTo(CompanionClips.WORDS);
    }

    @Test
    void aRecipeDropsWhatItNames() throws Exception {
        Path source = CompanionClips.matroska();
        Plan plan = Farm.plan(
                source, RecipeExamples.recipe("container=mp4", "subtitles=drop", "chapters=drop", "metadata=drop"));
        Companions kept = companions(Farm.join(plan, source, folder));
        assertThat(kept.subtitles()).isEmpty();
        assertThat(kept.chapters()).isEmpty();
        assertThat(kept.tags()).noneMatch(tag -> tag.name().matches("title|artist|creation_time"));
        assertThat(plan.remarks())
                .contains(
                        "All subtitles are dropped, as the recipe says.",
                        "All chapters are dropped, as the recipe says.",
                        "All metadata are dropped, as the recipe says.");
    }

    @ParameterizedTest
    @CsvSource({
        "mkv, -c:v libx264 -preset ultrafast -c:s subrip, MP4",
        "mkv, -c:v libx264 -preset ultrafast -c:s subrip, MKV",
        "mp4, -c:v libx264 -preset ultrafast -c:s mov_text, MP4",
        "mp4, -c:v libx264 -preset ultrafast -c:s mov_text, MKV",
        "webm, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k -c:s webvtt, MP4",
        "webm, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k -c:s webvtt, WEBM"
    })
    void wordsAreSaidAtTheFilmsTime(String extension, String codecs, Container container) throws Exception {
        Path source = CompanionClips.late(extension, codecs);
        Plan plan = Farm.plan(source, container);
        assertThat(plan.profile().startMicros()).isEqualTo(2_000_000);
        assertThat(words(Farm.join(plan, source, folder))).isEqualTo(CompanionClips.WORDS);
    }

    @Test
    void picturesOfWordsAreCopiedIntoMatroska() throws Exception {
        Path source = CompanionClips.bitmaps();
        Plan plan = Farm.plan(source, Container.MKV);
        assertThat(plan.profile().startMicros()).isPositive();
        Path target = Farm.join(plan, source, folder);
        assertThat(companions(target).subtitles().get(0).codec()).isEqualTo("hdmv_pgs_subtitle");
        assertThat(packetTimes(target)).containsExactly("0", "1000");
    }

    @Test
    void picturesOfWordsAreNotForMp4() throws Exception {
        Plan plan = Farm.plan(CompanionClips.bitmaps(), Container.MP4);
        assertThat(plan.companions().subtitles()).isEmpty();
        assertThat(plan.remarks())
                .containsExactly("The subtitles of stream 1 are dropped: they are pictures, which mkv holds and"
                        + " mp4 does not.");
    }

    @Test
    void aTimecodeStaysWithItsFirstFrame() throws Exception {
        Path source = Clips.clip(
                "timecode.mov",
                "-f lavfi -i testsrc2=s=192x108:r=30000/1001:d=2 " + Clips.X264 + "-timecode 01:00:00;02");
        Plan plan = Farm.plan(source, Container.MP4);
        assertThat(plan.remarks()).isEmpty();
        assertThat(companions(Farm.join(plan, source, folder)).timecode()).hasValue("01:00:00;02");
    }

    private static Companions companions(Path file) {
        Understood film = (Understood) new FfmpegProber(Clips.tools()).probe(file);
        return film.profile().companions();
    }

    private static String words(Path file) throws Exception {
        return run("-v error -copyts -i file:" + file + " -map 0:s:0 -f srt -");
    }

    private static List<String> packetTimes(Path file) throws Exception {
        return run("-v error -copyts -i file:" + file + " -map 0:s:0 -c copy -f framecrc -")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*", -1)[2])
                .toList();
    }

    private static String run(String command) throws Exception {
        return new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8);
    }

    private List<Path> leftovers() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().matches(".*\\.(mp4|mkv)"))
                    .toList();
        }
    }
}
