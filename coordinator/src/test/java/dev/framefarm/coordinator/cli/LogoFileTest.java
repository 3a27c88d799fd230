package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoFileTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";

    @TempDir
    Path folder;

    @Test
    void aLogoBesideTheRecipeGoesIntoIt() throws Exception {
        Files.write(folder.resolve("mark.png"), Base64.getDecoder().decode(PIXEL));
        RecipeChoice choice = read("video:\n  codec: h264\n  fps: 23.976\n  logo: {file: mark.png, width: 12}\n");
        assertThat(choice.recipe().video().shape().logo().orElseThrow().png()).isEqualTo(PIXEL);
        assertThat(choice.recipe().video().fps()).isPresent();
        assertThat(choice.text()).contains(PIXEL).doesNotContain("mark.png");
    }

    @Test
    void aRecipeWithoutOneStaysAsItWasWritten() throws Exception {
        String text = "# mine\nvideo: {codec: h264}\n";
        assertThat(read(text).text()).isEqualTo(text);
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        assertThatThrownBy(() -> read("video: {codec: h264, logo: {file: none.png}}"))
                .hasMessageContaining("There is no logo");
        Files.write(folder.resolve("large.png"), new byte[50_000]);
        assertThatThrownBy(() -> read("video: {codec: h264, logo: {file: large.png}}"))
                .hasMessageContaining("larger than 40 KiB");
        Files.writeString(folder.resolve("text.png"), "no picture");
        assertThatThrownBy(() -> read("video: {codec: h264, logo: {file: text.png}}"))
                .hasMessageContaining("expected a PNG of at most 40 KiB");
    }

    private RecipeChoice read(String text) throws Exception {
        return RecipeChoice.read(
                Files.writeString(folder.resolve("mine.yml"), text).toString());
    }
}
