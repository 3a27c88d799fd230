package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.CoveredFilm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.Letters;
import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words from FFmpeg's own hands: where they are, when they are, and that it does not matter in which piece. */
class CaptionsEncodeTest {
    private static final Rectangle PLACE = new Rectangle(100, 60, 40, 20);

    @TempDir
    Path folder;

    private byte[] white;
    private byte[] blank;

    @BeforeEach
    void draw() {
        white = png("white");
        blank = png("black@0");
    }

    @Test
    void eachStandsInItsTime() throws Exception {
        Path film = Files.write(folder.resolve("whole.mp4"), encode(0, 25, twice()));
        for (int frame = 0; frame < 25; frame++) {
            boolean shown = (frame >= 3 && frame < 8) || (frame >= 10 && frame < 15);
            assertThat(CoveredFilm.brightness(film, frame, "40:20:100:60") > 230)
                    .as("frame %s", frame)
                    .isEqualTo(shown);
        }
    }

    @Test
    void aFrameBelongsToTheTimeThatIsNotBehindIt() throws Exception {
        Path film = Files.write(folder.resolve("edges.mp4"), encode(0, 25, letters(1_120_001, 1_200_000)));
        assertThat(shown(film)).containsExactly(4);
    }

    @Test
    void piecesAreTheWholeToTheBit() throws Exception {
        List<String> whole = CoveredFilm.hashes(encode(0, 25, twice()));
        List<String> pieces =
                new ArrayList<>(CoveredFilm.hashes(encode(0, 12, letters(1_120_000, 1_320_000, 1_400_000))));
        pieces.addAll(CoveredFilm.hashes(encode(12, 20, letters(1_400_000, 1_600_000))));
        pieces.addAll(CoveredFilm.hashes(encode(20, 25, Framing.WHOLE)));
        assertThat(pieces).hasSize(25).isEqualTo(whole);
    }

    @Test
    void standsAboveALogo() throws Exception {
        Framing both = new Framing(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Logo.of(png("black"), new Rectangle(90, 50, 60, 40), 1, 0, OptionalLong.empty())),
                twice().letters());
        Path film = Files.write(folder.resolve("both.mp4"), encode(0, 25, both));
        assertThat(CoveredFilm.brightness(film, 12, "40:20:100:60")).isGreaterThan(230);
        assertThat(CoveredFilm.brightness(film, 12, "10:40:90:50")).isLessThan(20);
        assertThat(CoveredFilm.brightness(film, 9, "40:20:100:60")).isLessThan(20);
    }

    @Test
    void aFileIsAllThatIsOpened() {
        List<String> command = EncodeCommand.of(work(0, 25, twice()).lettersIn("/a b/words"));
        int input = command.indexOf("png_pipe");
        assertThat(command.subList(input - 3, input + 5))
                .containsExactly(
                        "-protocol_whitelist", "file", "-f", "png_pipe", "-c:v", "png", "-i", "file:/a b/words0");
        assertThat(command.get(command.indexOf("-filter_complex") + 1))
                .contains("setpts=14336+gte(N\\,1)*2560+gte(N\\,2)*1024+gte(N\\,3)*2560,format=rgba");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> letters(2_000_000, 1_000_000)).isInstanceOf(UnsupportedWork.class);
        assertThatThrownBy(() -> new Letters(PLACE, List.of())).isInstanceOf(UnsupportedWork.class);
        assertThatThrownBy(() -> Letters.Shown.of(new byte[0], 1)).isInstanceOf(UnsupportedWork.class);
    }

    private List<Integer> shown(Path film) {
        return IntStream.range(0, 25)
                .filter(frame -> CoveredFilm.brightness(film, frame, "40:20:100:60") > 230)
                .boxed()
                .toList();
    }

    /** On the film's clock, which is a second behind that of the delivery. */
    private Framing twice() {
        return letters(1_120_000, 1_320_000, 1_400_000, 1_600_000);
    }

    private Framing letters(long... micros) {
        List<Letters.Shown> shown = IntStream.range(0, micros.length)
                .mapToObj(i -> Letters.Shown.of(i % 2 == 0 ? white : blank, micros[i]))
                .toList();
        return new Framing(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Letters(PLACE, shown)));
    }

    private byte[] encode(int from, int to, Framing framing) throws Exception {
        String path = folder.resolve("words").toString();
        if (framing.letters().isPresent()) {
            ByteArrayOutputStream pngs = new ByteArrayOutputStream();
            framing.letters().get().shown().forEach(each -> pngs.writeBytes(each.bytes()));
            Files.write(Path.of(path + 0), pngs.toByteArray());
        }
        return TestMedia.ffmpeg(
                TestMedia.film(folder, 25),
                EncodeCommand.of(work(from, to, framing).lettersIn(path)));
    }

    private static VideoWork work(int from, int to, Framing framing) {
        return CoveredFilm.work(from, to, framing, Colour.UNSPECIFIED, Ladder.NONE);
    }

    private static byte[] png(String colour) {
        return TestMedia.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "color=" + colour + ":s=40x20,format=rgba",
                "-frames:v",
                "1",
                "-f",
                "image2pipe",
                "-c:v",
                "png",
                "pipe:1");
    }
}
