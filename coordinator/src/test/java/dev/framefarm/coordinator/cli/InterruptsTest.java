package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Programs that are ended from outside, as by Ctrl-C. */
class InterruptsTest {
    /** Longer than is usual for what is undone. */
    private static final Duration LONG = Duration.ofSeconds(4);

    @Test
    void whoHasMoreToUndoIsInterruptedAllTheSame() throws Exception {
        assertThat(endOf("storm")).isEqualTo(new End("undone", ExitCode.INTERRUPTED));
    }

    @Test
    void aServiceHasDoneWhatWasAskedOfIt() throws Exception {
        assertThat(endOf("service")).isEqualTo(new End("undone", ExitCode.DONE));
    }

    private record End(String said, int code) {}

    private static End endOf(String kind) throws Exception {
        Process program = new ProcessBuilder(CoordinatorProcess.program(Program.class, kind))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            // The process itself would close what it says with it.
            assertThat(program.toHandle().destroy()).isTrue();
            return new End(said.readLine(), program.waitFor());
        } finally {
            program.destroyForcibly();
        }
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            Interrupts.install();
            Interrupts.allow(LONG.multipliedBy(5));
            if (arguments[0].equals("service")) {
                Interrupts.areTheEnd();
            }
            Interrupts.add(() -> {
                Thread.sleep(LONG.toMillis());
                System.out.println("undone");
            });
            System.out.println("ready");
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
