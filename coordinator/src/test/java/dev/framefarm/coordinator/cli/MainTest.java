package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What somebody reads who typed something else than was meant. */
class MainTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rendr                | There is no command 'rendr' (did you mean render or undrain?); see 'framefarm --help'.
            render a.mp4 --foce  | There is no option '--foce' (did you mean --force?); see 'framefarm render --help'.
            render a.mp4 b.mp4   | There is no room for 'b.mp4'; see 'framefarm render --help'.
            render               | Missing required parameter: 'INPUT'; see 'framefarm render --help'.
            submit a --keep 3    | --keep: expected a time such as 90m, 36h or 30d, found '3'.
            cancel               | Missing required parameter: 'ID'; see 'framefarm cancel --help'.
            drain --json         | Missing required parameter: 'AGENT'; see 'framefarm drain --help'.
            """)
    void oneSentenceThatSaysHowToSeeHelp(String line, String sentence) {
        Said said = run(line.split(" "));

        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors()).isEqualTo("framefarm: " + sentence + System.lineSeparator());
    }

    @Test
    void aVerbKnowsTheOptionsThatItSharesWithOthers() {
        assertThat(run("fetch", "--data", "nowhere", "--json", "j-1").errors()).contains("There is no key in nowhere");
    }

    @Test
    void whatIsNotThereToRestoreCanBeMade() {
        assertThat(run("restore", "nofile").errors())
                .contains("There is no file nofile that can be read")
                .contains("'framefarm backup FILE.zip'");
    }

    @Test
    void aBackupGoesIntoTheDatabaseOfAConfiguration() {
        assertThat(run("restore", "pom.xml").errors()).contains("framefarm restore pom.xml CONFIG.yml");
        assertThat(run("restore", "pom.xml", "no.yml").errors()).contains("There is no file no.yml");
    }

    @Test
    void everyVerbHasOneLineOfTheOverview() {
        String overview = new CommandLine(new FramefarmCommand()).getUsageMessage();

        assertThat(overview.substring(overview.indexOf("Commands:")).lines().skip(1))
                .allMatch(line -> line.matches("  \\w+ +\\w.*"));
    }

    private record Said(int code, String errors) {}

    private static Said run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return new Said(Main.run(arguments), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
