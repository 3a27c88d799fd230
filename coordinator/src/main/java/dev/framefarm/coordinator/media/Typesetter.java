package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.plan.Unplannable;
import java.awt.Font;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws words with this machine's fonts. Java knows scripts that are written from the right, letters that change with
 * their neighbours, and where lines may end; where one font lacks a letter another one is asked.
 */
public final class Typesetter implements Lettering {
    private static final int MOST_NAMED = 8;
    private static final int QUOTED = 40;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    @Override
    public Drawn draw(List<List<String>> texts, Sheet sheet) {
        Font font = font(sheet.em());
        demandLetters(texts, font);
        Lines lines = new Lines(font, sheet);
        Map<List<String>, Lines.Broken> broken = new LinkedHashMap<>();
        texts.forEach(text -> broken.computeIfAbsent(text, any -> fitting(any, lines, sheet)));
        int most = broken.values().stream().mapToInt(Lines.Broken::count).max().orElse(0);
        int height = lines.height(Math.max(1, most));
        Ink ink = new Ink(sheet, height);
        Map<List<String>, String> drawn = new HashMap<>();
        broken.forEach((text, each) -> drawn.put(text, ink.png(lines, each)));
        return new Drawn(
                height, texts.stream().map(text -> drawn.getOrDefault(text, "")).toList());
    }

    private static Lines.Broken fitting(List<String> text, Lines lines, Sheet sheet) {
        Lines.Broken broken = lines.broken(text);
        if (lines.height(broken.count()) > sheet.mostHeight()) {
            throw new Unplannable("The caption '" + quoted(text)
                    + "' does not fit into the picture; make the captions' `size` smaller, or divide it.");
        }
        return broken;
    }

    public static boolean hasFonts() {
        return found(1).isPresent();
    }

    private static Font font(double em) {
        return found(em)
                .orElseThrow(
                        () -> new Unplannable("The Java of the coordinator has no fonts to draw captions with; install"
                                + " fontconfig and a font, such as the packages fontconfig and fonts-dejavu, and submit the film"
                                + " again."));
    }

    /** A Java without fonts says so in many ways. */
    private static Optional<Font> found(double em) {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) em);
            return Optional.of(font).filter(any -> any.canDisplay('a'));
        } catch (LinkageError | RuntimeException | InternalError e) {
            return Optional.empty();
        }
    }

    private static void demandLetters(List<List<String>> texts, Font font) {
        TreeSet<Integer> missing = new TreeSet<>();
        texts.stream()
                .flatMap(List::stream)
                .flatMapToInt(String::codePoints)
                .filter(letter -> !isUnseen(letter) && !font.canDisplay(letter))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new Unplannable("No font of the coordinator has the captions' letters "
                    + missing.stream()
                            .limit(MOST_NAMED)
                            .map(Character::toString)
                            .collect(Collectors.joining(" "))
                    + (missing.size() > MOST_NAMED ? " and " + (missing.size() - MOST_NAMED) + " more" : "")
                    + "; install one that has, such as the package fonts-noto-cjk, or take them out.");
        }
    }

    /** Joiners, marks of direction, and selectors of another form. */
    private static boolean isUnseen(int letter) {
        return Character.getType(letter) == Character.FORMAT || (letter >= 0xFE00 && letter <= 0xFE0F);
    }

    private static String quoted(List<String> text) {
        String whole = String.join(" ", text);
        return whole.length() <= QUOTED ? whole : whole.substring(0, QUOTED) + "…";
    }
}
