package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Colour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pieces of a film that was joined of others say the same, whatever the part says that they are from. */
class TagsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsUnknownInTheFilmIsSaidOfNoPiece() throws Exception {
        assertThat(description("bt709", Colour.UNSPECIFIED))
                .isEqualTo(description("unknown", Colour.UNSPECIFIED))
                .doesNotContain("bt709");
    }

    @Test
    void whatIsKnownOfTheFilmIsSaidOfEveryPiece() throws Exception {
        Colour known = new Colour(2, 2, 1, false);
        assertThat(description("bt709", known))
                .isEqualTo(description("unknown", known))
                .contains("color_space=bt709");
    }

    /** Of what an encoder makes of a part that says so of itself. */
    private String description(String said, Colour film) throws Exception {
        Path piece = folder.resolve(said + ".mp4");
        String source = "-y -f lavfi -i testsrc2=s=160x90:r=25:d=0.2 -vf setparams=color_primaries=" + said
                + ":color_trc=" + said + ":colorspace=" + said + " -c:v ffv1 -f nut pipe:1";
        byte[] slice = TestMedia.ffmpeg(source.split(" "));
        List<String> encode = new ArrayList<>(List.of("-f", "nut", "-i", "pipe:0", "-vf"));
        encode.add(String.join(",", Tags.of(film)));
        encode.addAll(List.of("-c:v", "libx264", "-pix_fmt", "yuv420p", "-f", "nut", "pipe:1"));
        Files.write(piece, TestMedia.ffmpeg(slice, encode));
        return TestMedia.probe(
                "-show_entries",
                "stream=color_space,color_primaries,color_transfer,color_range:frame=color_space,color_primaries",
                piece.toString());
    }
}
