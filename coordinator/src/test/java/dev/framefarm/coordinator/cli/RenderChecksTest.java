package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before anything starts, in a sentence. */
class RenderChecksTest {
    @TempDir
    private Path folder;

    @Test
    void theInput() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mp4"));

        assertThat(usage(() -> SourceFile.check(folder.resolve("none.mp4")))).contains("There is no file");
        assertThat(usage(() -> SourceFile.check(folder))).contains("is a folder");
        assertThat(usage(() -> SourceFile.check(empty))).contains("is empty");
        Path broken = Files.writeString(folder.resolve("two\nlines.mp4"), "x");
        assertThat(usage(() -> SourceFile.check(broken))).contains("two?lines.mp4 has a line break");
    }

    @Test
    void theRecipe() throws IOException {
        Path typo = Files.writeString(folder.resolve("mine.yml"), "video:\n  codec: h264\n  crff: 20\n");

        assertThat(usage(() -> RecipeChoice.read("hvec"))).contains("did you mean `hevc`?");
        assertThat(usage(() -> RecipeChoice.read(typo.toString()))).contains("crff");
        assertThat(usage(() -> RecipeChoice.read("no/such.yml"))).contains("There is no recipe file");
        assertThat(RecipeChoice.read("").name()).isEqualTo("h264");
    }

    @Test
    void theOutput() throws IOException {
        Path there = Files.writeString(folder.resolve("there.mp4"), "x");

        assertThat(usage(() -> FilmOutput.check(there, false))).contains("--force");
        assertThat(usage(() -> FilmOutput.check(folder.resolve("no/such.mp4"), false)))
                .contains("There is no folder");
        assertThat(usage(() -> FilmOutput.check(folder, true))).contains("is a folder");
        assertThat(usage(() -> FilmOutput.check(there, true).mustNotBe(SourceFile.check(there))))
                .contains("same file");
    }

    @Test
    void aFilmIsPlacedWholeAndNothingElse() throws IOException {
        Path blob = Files.writeString(folder.resolve("blob"), "film");
        FilmOutput output = FilmOutput.check(folder.resolve("out.mp4"), false);

        output.take(blob, true);

        assertThat(output.path()).hasContent("film");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(blob, output.path());
        }
    }

    @Test
    void aFilmThatCameToBeMeanwhileIsLeftAloneAndTheNewOneKept() throws IOException {
        Path blob = Files.writeString(folder.resolve("blob"), "film");
        FilmOutput output = FilmOutput.check(folder.resolve("talk.h264.mp4"), false);
        Path other = Files.writeString(folder.resolve("talk.h264.mp4"), "another");
        Path third = Files.writeString(folder.resolve("talk.h264-2.mp4"), "third");

        output.take(blob, true);
        output.certificate().write(new ByteArrayInputStream("proof".getBytes(StandardCharsets.UTF_8)));

        assertThat(other).hasContent("another");
        assertThat(third).hasContent("third");
        assertThat(output.path()).isEqualTo(folder.resolve("talk.h264-3.mp4")).hasContent("film");
        assertThat(folder.resolve("talk.h264-3.mp4.certificate.json")).hasContent("proof");
        CommandFailed told = catchThrowableOfType(CommandFailed.class, output::mustLieWhereWanted);
        assertThat(told.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(told.sentence()).contains("talk.h264.mp4 came to be meanwhile", "talk.h264-3.mp4");
        try (var files = Files.list(folder)) {
            assertThat(files).as("no part is left").hasSize(5);
        }
    }

    @Test
    void aFilmThatCameToBeMeanwhileIsReplacedWhereThatIsWanted() throws IOException {
        Path blob = Files.writeString(folder.resolve("blob"), "film");
        FilmOutput output = FilmOutput.check(folder.resolve("out.mp4"), true);
        Path other = Files.writeString(folder.resolve("out.mp4"), "another");

        output.take(blob, true);

        assertThat(other).hasContent("film");
        output.mustLieWhereWanted();
    }

    @Test
    void aNameThatHasNoRoomForACertificateIsRefusedBeforeAnythingIsRendered() throws IOException {
        Path blob = Files.writeString(folder.resolve("blob"), "film");
        String longest = "\u00e4".repeat(115) + ".mp4";

        assertThat(usage(() -> FilmOutput.check(folder.resolve("a" + longest), false)))
                .contains("is too long");
        FilmOutput output = FilmOutput.check(folder.resolve(longest), false);
        output.take(blob, true);
        output.certificate().write(new ByteArrayInputStream(new byte[1]));

        assertThat(output.certificate().path()).hasSize(1);
    }

    private static String usage(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        CommandFailed failure = catchThrowableOfType(CommandFailed.class, call);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        return failure.sentence();
    }
}
