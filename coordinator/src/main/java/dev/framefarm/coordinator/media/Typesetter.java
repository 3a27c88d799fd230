package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.plan.Unplannable;
import java.awt.Font;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<List<String>, Lines.Broken> broken = new HashMap<>();
        int most = 1;
        for (List<String> text : texts) {
            Lines.Broken each = broken.computeIfAbsent(text, lines::broken);
            if (lines.height(each.count()) > sheet.mostHeight()) {
                throw new Unplannable("The caption '" + quoted(text)
                        + "' does not fit into the picture; make the captions' `size` smaller, or divide it.");
            }
            most = Math.max(most, each.count());
        }
        Ink ink = new Ink(sheet, lines.height(most));
        Map<List<String>, String> drawn = new HashMap<>();
        List<String> pngs = new ArrayList<>();
        for (List<String> text : texts) {
            pngs.add(drawn.computeIfAbsent(text, any -> ink.png(lines, broken.get(any))));
        }
        return new Drawn(lines.height(most), pngs);
    }

    /** A Java without fonts says so in many ways. */
    private static Font font(double em) {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) em);
            font.canDisplay('a');
            return font;
        } catch (LinkageError | RuntimeException | InternalError e) {
            throw new Unplannable("The Java of the coordinator has no fonts to draw captions with; install fontconfig"
                    + " and a font, such as the packages fontconfig and fonts-dejavu, and submit the film again.");
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
        return Character.getType(letter) == Character.FORMAT || letter >= 0xFE00 && letter <= 0xFE0F;
    }

    private static String quoted(List<String> text) {
        String whole = String.join(" ", text);
        return whole.length() <= QUOTED ? whole : whole.substring(0, QUOTED) + "…";
    }
}
