package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.coordinator.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code framefarm} script with a Maven and a Java that only pretend. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "framefarm");

    /** Each build numbers its jars, and writes into the files that are there. */
    private static final String MAVEN = """
            #!/bin/sh
            echo x >>builds
            for module in coordinator agent; do
                mkdir -p $module/target/fast/lib
                wc -l <builds >$module/target/fast/framefarm-$module.jar
                wc -l <builds >$module/target/fast/lib/framefarm-proto.jar
            done
            """;

    /** Says what is in the jar it runs from at its start, and again whenever it is asked. */
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -version ] || { echo 'java version "17.0.1"' >&2; exit; }
            echo "$LC_ALL" >"$0.locale"
            while [ "$1" != -jar ]; do echo "$1"; shift; done >"$0.flags"
            cat "$2" "${2%/*}/lib/framefarm-proto.jar"
            while read -r line; do cat "$2" "${2%/*}/lib/framefarm-proto.jar"; done
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void aCheckout() throws IOException {
        assumeThat(SCRIPT).exists();
        Files.copy(SCRIPT, root.resolve("framefarm"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(root.resolve("jdk/bin"));
        program("jdk/bin/mvn", MAVEN);
        program("jdk/bin/java", JAVA);
        program("jdk/bin/javac", "#!/bin/sh\n");
        change();
    }

    @Test
    void aFarmKeepsItsJarsWhateverIsBuiltAndTheyGoWithIt() throws Exception {
        Process farm = run("recipes");
        BufferedReader farmSays = farm.inputReader();
        assertThat(farmSays.readLine() + farmSays.readLine()).isEqualTo("11");

        assertThat(once()).isEqualTo("11");
        change();
        assertThat(once()).isEqualTo("22");

        farm.outputWriter().append("again\n").flush();
        assertThat(farmSays.readLine() + farmSays.readLine()).isEqualTo("11");
        farm.outputWriter().close();
        assertThat(farm.waitFor(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();

        change();
        assertThat(once()).isEqualTo("33");
        try (var jars = Files.list(root.resolve("target/fast/jars"))) {
            assertThat(jars).hasSize(1);
        }
    }

    @Test
    void namesThatAreNotAsciiCanBeReadInAnyLocale() throws Exception {
        once();

        assertThat(root.resolve("jdk/bin/java.locale")).hasContent("C.UTF-8");
    }

    @Test
    void homeIsWhereHomeSaysEvenWithASpaceInIt() throws Exception {
        once();

        assertThat(Files.readAllLines(root.resolve("jdk/bin/java.flags"))).contains("-Duser.home=/home/a b");
    }

    /** A farm without memory does not go on half alive: whoever started it sees that it ended. */
    @Test
    void everyLongRunningRoleEndsWhenItsMemoryDoes() throws Exception {
        for (String role : List.of("up", "render", "demo", "bench", "agent", "coordinator")) {
            once(role);
            assertThat(Files.readAllLines(root.resolve("jdk/bin/java.flags")))
                    .as(role)
                    .contains("-XX:+ExitOnOutOfMemoryError");
        }
    }

    @Test
    void aRestoreHasRoomForTheLargestRow() throws Exception {
        once("restore");

        assertThat(Files.readAllLines(root.resolve("jdk/bin/java.flags"))).contains("-Xmx1g");
    }

    private void change() throws IOException {
        Path pom = root.resolve("pom.xml");
        Files.writeString(pom, "changed");
        Path stamp = root.resolve("target/fast/stamp");
        if (Files.exists(stamp)) {
            // Clocks of file systems are coarse.
            Files.setLastModifiedTime(
                    pom,
                    java.nio.file.attribute.FileTime.from(
                            Files.getLastModifiedTime(stamp).toInstant().plusSeconds(1)));
        }
    }

    private String once() throws Exception {
        return once("recipes");
    }

    private String once(String verb) throws Exception {
        Process process = run(verb);
        process.outputWriter().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        return said.replace("\n", "");
    }

    private Process run(String verb) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("framefarm").toString(), verb);
        builder.environment().keySet().removeIf(name -> name.startsWith("FRAMEFARM_"));
        builder.environment().merge("PATH", root.resolve("jdk/bin") + ":", (path, more) -> more + path);
        builder.environment().put("FRAMEFARM_JAVA", root.resolve("jdk/bin/java").toString());
        builder.environment().put("FRAMEFARM_CDS", "off");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HOME", "/home/a b");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
