package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Framefarm's command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        QuietLogging.set();
        System.setOut(new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8));
        Interrupts.install();
        int code = run(arguments);
        System.out.flush();
        if (Interrupts.finish()) {
            // What needed an end has had it; hooks of libraries would tidy up in folders that are gone.
            Runtime.getRuntime().halt(code);
        }
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new FramefarmCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> misunderstood(e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(e));
        return line.execute(arguments);
    }

    private static int misunderstood(ParameterException e) {
        String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        return complain(Misunderstanding.of(e) + "; see '" + help + "'.", ExitCode.USAGE);
    }

    private static int failed(Exception e) {
        if (e instanceof CommandFailed failure) {
            return complain(failure.sentence(), failure.exitCode());
        }
        if (e instanceof FarmStartException failure) {
            return complain(String.valueOf(failure.getMessage()), failure.exitCode());
        }
        if (e instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        if (System.getenv("FRAMEFARM_DEBUG") != null) {
            e.printStackTrace();
        }
        return complain("This should not happen (" + e + "); set FRAMEFARM_DEBUG=1 to see where.", ExitCode.FAILED);
    }

    private static int complain(String sentence, int code) {
        if (!Interrupts.begun()) {
            System.err.println("framefarm: " + sentence);
        }
        return code;
    }
}
