package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.testing.PlanExamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the last mux is asked for beside picture and sound, as text. */
class CompanionArgumentsTest {
    private static final Plan PLAN = PlanExamples.plan("film.mp4");
    private static final Luggage LUGGAGE = new Luggage(
            Optional.of(Path.of("/t.words")),
            List.of(new Luggage.Cover(new Attachment(4, "image/png"), Path.of("/t.0.png"))));

    private final CompanionArguments companions = new CompanionArguments(PLAN, LUGGAGE, 4);

    @Test
    void decodersAndDemuxersAreForced() {
        String decoders = Opening.pipe("nut").get(5);
        assertThat(String.join(" ", companions.inputs(Path.of("/in.mkv"))).replace(decoders, "D"))
                .isEqualTo(
                        "-protocol_whitelist file -format_whitelist ffmetadata -codec_whitelist D"
                                + " -f ffmetadata -i file:/t.words"
                                + " -itsoffset 0.000000 -fflags +genpts -c:3 subrip -protocol_whitelist file"
                                + " -format_whitelist matroska,webm -codec_whitelist D -f matroska,webm -i file:/in.mkv"
                                + " -protocol_whitelist file -format_whitelist png_pipe -codec_whitelist D -f png_pipe -i file:/t.0.png");
    }

    @Test
    void streamsComeWithTheirWords() {
        assertThat(String.join(" ", companions.streams()))
                .isEqualTo("-map 5:3 -map_metadata:s:s:0 4:s:0 -disposition:s:0 default -c:s:0 mov_text"
                        + " -bsf:s noise=drop=lt(pts*tb\\,-0.0005)+gt(pts*tb\\,4.200000) -max_error_rate 1"
                        + " -map 6:0 -disposition:v:1 attached_pic");
        assertThat(companions.words()).containsExactly("-map_metadata", "4", "-map_chapters", "4");
    }

    @Test
    void textFromAFileStaysText() {
        Companions found = new Companions(
                List.of(new Subtitles(1, "ass", "ass", Optional.empty(), Optional.of("[STREAM]"), List.of())),
                List.of(new Chapter(0, 1_000_000, "a=b;c#d\\")),
                List.of(new Tag("title", "one\n[CHAPTER]")),
                List.of(),
                Optional.empty());
        assertThat(FilmWords.of(found, Container.MKV)).isEqualTo("""
                ;FFMETADATA1
                title=one\\
                [CHAPTER]
                [STREAM]
                language=und
                title=[STREAM]
                [CHAPTER]
                TIMEBASE=1/1000000
                START=0
                END=1000000
                title=a\\=b\\;c\\#d\\\\
                """);
    }
}
