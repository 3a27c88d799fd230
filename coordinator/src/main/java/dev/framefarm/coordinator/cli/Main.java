package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        Interrupts.finished();
        System.exit(code);
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new FramefarmCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> misunderstood(e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(e));
        return line.execute(arguments);
    }

    private static int misunderstood(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("framefarm: " + sentence(String.valueOf(e.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
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
        System.err.println("framefarm: " + sentence);
        return code;
    }

    private static String sentence(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
