package dev.framefarm.coordinator.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with a command line, as the beginning of a sentence. */
final class Misunderstanding {
    private Misunderstanding() {}

    static String of(ParameterException e) {
        return e instanceof UnmatchedArgumentException unknown
                ? unknown(unknown)
                : String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    }

    private static String unknown(UnmatchedArgumentException e) {
        String given = e.getUnmatched().get(0);
        String what = e.isUnknownOption() ? "no option '" : takesVerb(e) ? "no command '" : "no room for '";
        List<String> close = e.getSuggestions().stream()
                .map(each -> each.replaceFirst("^framefarm ", ""))
                .limit(2)
                .toList();
        return "There is " + what + given + "'"
                + (close.isEmpty() ? "" : " (did you mean " + String.join(" or ", close) + "?)");
    }

    private static boolean takesVerb(UnmatchedArgumentException e) {
        return !e.getCommandLine().getSubcommands().isEmpty();
    }
}
