package dev.framefarm.coordinator.recipe;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lines of subtitles without what dresses them. */
final class Plain {
    /** Tags of HTML and WebVTT with their times, and what ASS puts into braces. None reaches beyond where another may begin. */
    private static final Pattern DRESS =
            Pattern.compile("</?[A-Za-z][^<>]*+>|</[^<>]*+>|<\\d[\\d:.]*+>|\\{\\\\[^{}]*+\\}");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\uFEFF\\uFFFC\\uFFFD]");

    private Plain() {}

    static List<String> lines(List<String> text) {
        return text.stream()
                .flatMap(line -> Stream.of(line.split("\\\\[Nn]", -1)))
                .map(Plain::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(String text) {
        String bare = DRESS.matcher(text.replace("\\h", " ").replace('\t', ' ')).replaceAll("");
        String said = bare.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00A0")
                .replace("&lrm;", "\u200E")
                .replace("&rlm;", "\u200F")
                .replace("&amp;", "&");
        return UNSEEN.matcher(said).replaceAll("").strip();
    }
}
