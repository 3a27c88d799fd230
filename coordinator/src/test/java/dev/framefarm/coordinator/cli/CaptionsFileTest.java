package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionsFileTest {
    @TempDir
    Path folder;

    @Test
    void captionsBesideTheRecipeGoIntoIt() throws Exception {
        Files.writeString(
                folder.resolve("film.srt"),
                "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>\u00dcber</i>: #1\r\n\r\n".repeat(1500));
        RecipeChoice choice = read("video: {codec: h264, captions: {file: film.srt, size: 7}}");
        assertThat(choice.recipe().video().captions().orElseThrow().cues())
                .hasSize(1500)
                .allMatch(cue -> cue.lines().get(0).equals("\u00dcber: #1"));
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        assertThatThrownBy(() -> read("video: {codec: h264, captions: {file: none.srt}}"))
                .hasMessageContaining("There are no captions");
        Files.write(folder.resolve("latin.srt"), "\u00dc".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read("video: {codec: h264, captions: {file: latin.srt}}"))
                .hasMessageContaining("not in UTF-8");
        Files.write(folder.resolve("large.srt"), new byte[300_000]);
        assertThatThrownBy(() -> read("video: {codec: h264, captions: {file: large.srt}}"))
                .hasMessageContaining("larger than 200 kB");
    }

    private RecipeChoice read(String text) throws Exception {
        return RecipeChoice.read(
                Files.writeString(folder.resolve("mine.yml"), text).toString());
    }
}
