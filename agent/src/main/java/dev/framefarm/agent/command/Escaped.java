package dev.framefarm.agent.command;

/** Words of ours inside an option that is itself a list of options. */
final class Escaped {
    private Escaped() {}

    static String inParameters(String word) {
        return word.replaceAll("([\\\\':=])", "\\\\$1");
    }
}
