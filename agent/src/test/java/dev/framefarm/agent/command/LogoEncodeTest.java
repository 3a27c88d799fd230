package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.CoveredFilm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A logo from FFmpeg's own hands: where it is, when it is, and that it does not matter in which piece. */
class LogoEncodeTest {
    /** On the film's clock, which is a second behind that of the delivery: frames 10 to 14. */
    private static final long FROM = 1_400_000;

    private static final OptionalLong UNTIL = OptionalLong.of(1_600_000);

    @TempDir
    Path folder;

    private byte[] png;

    @BeforeEach
    void draw() {
        String[] drawing = {
            "-f",
            "lavfi",
            "-i",
            "color=white:s=40x20,format=rgba",
            "-frames:v",
            "1",
            "-f",
            "image2pipe",
            "-c:v",
            "png",
            "pipe:1"
        };
        png = TestMedia.ffmpeg(drawing);
    }

    @Test
    void isThereInItsPlaceAndInItsTime() throws Exception {
        Path film = Files.write(folder.resolve("whole.mp4"), encode(0, 25, logo(1)));
        for (int frame = 0; frame < 25; frame++) {
            boolean shown = frame >= 10 && frame < 15;
            assertThat(CoveredFilm.brightness(film, frame, "40:20:100:60") > 230)
                    .as("frame %s", frame)
                    .isEqualTo(shown);
        }
        Path plain = Files.write(folder.resolve("plain.mp4"), encode(0, 25, Optional.empty()));
        assertThat(CoveredFilm.brightness(film, 12, "90:180:0:0"))
                .isEqualTo(CoveredFilm.brightness(plain, 12, "90:180:0:0"));
    }

    @Test
    void isMixedWithThePicture() throws Exception {
        Path plain = Files.write(folder.resolve("plain.mp4"), encode(0, 25, Optional.empty()));
        Path half = Files.write(folder.resolve("half.mp4"), encode(0, 25, logo(0.5)));
        double below = CoveredFilm.brightness(plain, 12, "40:20:100:60");
        assertThat(CoveredFilm.brightness(half, 12, "40:20:100:60"))
                .isBetween((below + 255) / 2 - 3, (below + 255) / 2 + 3);
    }

    @Test
    void piecesAreTheWholeToTheBit() {
        List<String> whole = CoveredFilm.hashes(encode(0, 25, logo(0.7)));
        List<String> pieces = new ArrayList<>(CoveredFilm.hashes(encode(0, 12, logo(0.7))));
        pieces.addAll(CoveredFilm.hashes(encode(12, 25, logo(0.7))));
        assertThat(pieces).hasSize(25).isEqualTo(whole);
    }

    @Test
    void whereItIsNotThePictureStaysAsItIsToTheBit() {
        List<String> plain = CoveredFilm.hashes(encode(0, 25, Optional.empty()));
        assertThat(CoveredFilm.hashes(encode(0, 25, logo(1))).subList(0, 10)).isEqualTo(plain.subList(0, 10));
    }

    @Test
    void eachRenditionHasItInItsOwnPlace() throws Exception {
        Framing small = new Framing(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Logo.of(png, new Rectangle(50, 30, 20, 10), 1, FROM, UNTIL)));
        Ladder ladder = new Ladder(
                List.of(new Ladder.Rendition(
                        VideoCodec.FFV1, 0, "", new VideoWork.Size(160, 90), PixelFormat.YUV420P, small, Dials.NONE)),
                true);
        byte[] both = TestMedia.ffmpeg(
                TestMedia.film(folder, 25), EncodeCommand.of(work(0, 25, logo(1), Colour.UNSPECIFIED, ladder)));
        Path film = Files.write(folder.resolve("both.mp4"), both);
        assertThat(CoveredFilm.brightness(film, 12, "40:20:100:60")).isGreaterThan(230);
        Path second = folder.resolve("second.mp4");
        TestMedia.ffmpeg("-i", film.toString(), "-map", "0:v:1", "-c", "copy", second.toString());
        assertThat(CoveredFilm.brightness(second, 12, "20:10:50:30")).isGreaterThan(230);
    }

    @Test
    void whiteIsThatOfPaperInHighDynamicRange() {
        Colour hdr = new Colour(9, 16, 9, false);
        assertThat(String.join(" ", EncodeCommand.of(work(0, 25, logo(1), hdr, Ladder.NONE))))
                .contains("colorchannelmixer=rr=0.58:gg=0.58:bb=0.58:aa=1.0000,scale=40:20:flags=bicubic"
                        + ":out_color_matrix=bt2020:out_range=tv");
    }

    @Test
    void comesAsAnAddressAndNeverAsAFile() {
        List<String> command = EncodeCommand.of(work(0, 25, logo(1), Colour.UNSPECIFIED, Ladder.NONE));
        int input = command.indexOf("png_pipe");
        assertThat(command.subList(input - 3, input + 4)).startsWith("-protocol_whitelist", "data", "-f", "png_pipe");
        assertThat(command.get(input + 4)).matches("data:image/png;base64,[A-Za-z0-9+/=]+");
        assertThat(command.get(command.indexOf("-filter_complex") + 1))
                .contains("enable=gte(t\\,1.400000)*lt(t\\,1.600000)", "settb=expr=1/12800[l0]");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Logo.of(png, new Rectangle(0, 0, 2, 2), 1.5, 0, UNTIL))
                .isInstanceOf(UnsupportedWork.class);
        assertThatThrownBy(() -> Logo.of(new byte[100_000], new Rectangle(0, 0, 2, 2), 1, 0, UNTIL))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining("64 KiB");
    }

    private Optional<Logo> logo(double opacity) {
        return Optional.of(Logo.of(png, new Rectangle(100, 60, 40, 20), opacity, FROM, UNTIL));
    }

    private static VideoWork work(int from, int to, Optional<Logo> logo, Colour colour, Ladder ladder) {
        return CoveredFilm.work(from, to, new Framing(Optional.empty(), Optional.empty(), logo), colour, ladder);
    }

    private byte[] encode(int from, int to, Optional<Logo> logo) {
        return TestMedia.ffmpeg(
                TestMedia.film(folder, 25), EncodeCommand.of(work(from, to, logo, Colour.UNSPECIFIED, Ladder.NONE)));
    }
}
