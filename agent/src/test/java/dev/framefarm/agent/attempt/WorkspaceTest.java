package dev.framefarm.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.CoveredFilm;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.Letters;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.VideoWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path scratch;

    @Test
    void wordsLieThereUntilTheAttemptIsOver() throws Exception {
        Letters letters = new Letters(
                new Rectangle(0, 0, 2, 2),
                List.of(Letters.Shown.of(new byte[] {1, 2}, 0), Letters.Shown.of(new byte[] {3}, 5)));
        VideoWork work = CoveredFilm.work(
                0,
                25,
                new Framing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(letters)),
                Colour.UNSPECIFIED,
                Ladder.NONE);
        try (Workspace folder = Workspace.in(scratch)) {
            String file = folder.written(work)
                    .framing()
                    .letters()
                    .orElseThrow()
                    .file()
                    .orElseThrow();
            assertThat(Path.of(file)).hasBinaryContent(new byte[] {1, 2, 3});
        }
        try (var left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }
}
