package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.plan.Lettering.Sheet;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Breaks text into lines that a sheet holds. */
final class Lines {
    /** Of the letters' size. */
    static final double HEIGHT = 1.25;

    static final double BASELINE = 0.97;

    /** Around all lines, for what is drawn around letters. */
    static final double EDGE = 0.3;

    /** What a glance is enough to see. */
    private static final double EVEN_ENOUGH = 0.02;

    private final Font font;
    private final Sheet sheet;
    private final FontRenderContext context = new FontRenderContext(null, true, true);

    Lines(Font font, Sheet sheet) {
        this.font = font;
        this.sheet = sheet;
    }

    /** Ready to be drawn. */
    record Broken(List<TextLayout> layouts) {
        int count() {
            return layouts.size();
        }
    }

    /** In pixels; even, because colour has a sample for two. */
    int height(int lines) {
        return (int) Math.ceil((lines * HEIGHT + 2 * EDGE) * sheet.em() / 2) * 2;
    }

    Broken broken(List<String> text) {
        double room = sheet.width() * sheet.aspect() - 2 * EDGE * sheet.em();
        List<TextLayout> all = new ArrayList<>();
        for (String line : text) {
            all.addAll(evenly(line, Math.max(sheet.em(), room)));
        }
        return new Broken(all);
    }

    /** Two lines of equal length are easier to read than a long one and a word. */
    private List<TextLayout> evenly(String line, double room) {
        List<TextLayout> wide = within(line, room);
        double narrow = room / 2;
        double enough = room;
        while (wide.size() > 1 && enough - narrow > EVEN_ENOUGH * room) {
            double middle = (narrow + enough) / 2;
            if (within(line, middle).size() == wide.size()) {
                enough = middle;
            } else {
                narrow = middle;
            }
        }
        return wide.size() > 1 ? within(line, enough) : wide;
    }

    private List<TextLayout> within(String line, double room) {
        AttributedString said = new AttributedString(line, Map.of(TextAttribute.FONT, font));
        LineBreakMeasurer measurer = new LineBreakMeasurer(said.getIterator(), context);
        List<TextLayout> layouts = new ArrayList<>();
        while (measurer.getPosition() < line.length()) {
            layouts.add(measurer.nextLayout((float) room));
        }
        return layouts;
    }
}
