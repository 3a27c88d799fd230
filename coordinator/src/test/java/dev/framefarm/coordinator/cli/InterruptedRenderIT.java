package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.app.LocalFarm;
import dev.framefarm.coordinator.app.LocalFarmOptions;
import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever interrupts a render wants no film. */
class InterruptedRenderIT {
    @TempDir
    Path folder;

    @Test
    void aRenderThatIsInterruptedLeavesNothingToDoInAFolderThatIsKept() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path film =
                new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), folder).silent("film.mp4", "640x360", 60);
        Path data = folder.resolve("data");
        List<String> command = new ArrayList<>(CoordinatorProcess.command("render"));
        command.add(1, "-Dframefarm.home=" + System.getProperty("framefarm.home", ".."));
        command.addAll(List.of("--json", "--data", data.toString()));
        command.addAll(List.of("-o", folder.resolve("out.mp4").toString(), film.toString()));
        Process render = new ProcessBuilder(command)
                .redirectError(folder.resolve("said").toFile())
                .start();
        try {
            String job = leased(render.inputReader());
            render.destroy();

            assertThat(render.waitFor(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(render.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(Files.readString(folder.resolve("said"))).doesNotContain("framefarm:");
            assertThat(stateAfterwards(data, job)).isEqualTo("CANCELLED");
        } finally {
            render.descendants().forEach(ProcessHandle::destroyForcibly);
            render.destroyForcibly().waitFor();
        }
    }

    private static String leased(BufferedReader events) throws Exception {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            var event = Json.MAPPER.readTree(line);
            if (event.path("type").asText().equals("lease")) {
                return event.path("job").asText();
            }
        }
        throw new AssertionError("the render ended before anything was leased");
    }

    private static String stateAfterwards(Path data, String job) {
        LocalFarmOptions again =
                new LocalFarmOptions(data, TestFilms.SHARED, 0, 0, 1, 1, "embedded", List.of(), text -> {});
        try (LocalFarm farm = LocalFarm.start(again)) {
            return new FarmClient(new FarmAddress(farm.url(), farm.adminKey()))
                    .get("jobs/" + job)
                    .path("state")
                    .asText();
        }
    }
}
