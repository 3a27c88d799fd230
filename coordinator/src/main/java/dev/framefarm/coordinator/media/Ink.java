package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.plan.Lettering.Sheet;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws lines into pictures of one size: the ground, black, and the letters upon it. Of each there are as many shades as
 * edges need: the pictures of all captions are kept with the plan.
 */
final class Ink {
    private static final int SHADES = 7;
    private static final int FULL = 255;
    private static final double OUTLINE = 0.16;
    private static final double BOX = 0.6;

    private final Sheet sheet;
    private final int height;
    private final IndexColorModel palette;

    Ink(Sheet sheet, int height) {
        this.sheet = sheet;
        this.height = height;
        this.palette = palette(sheet.look());
    }

    /** First the shades of the bare ground, then those of letters on the full ground. */
    private static IndexColorModel palette(Captions.Look look) {
        double ground = look.ground() == Captions.Ground.BOX ? BOX : 1;
        double below = look.ground() == Captions.Ground.NONE ? 0 : ground;
        byte[][] colours = new byte[4][1 + 2 * SHADES];
        for (int shade = 1; shade <= SHADES; shade++) {
            double part = (double) shade / SHADES;
            colours[3][shade] = (byte) Math.round(FULL * ground * part);
            double opacity = part + below * (1 - part);
            for (int i = 0; i < 3; i++) {
                int letter = (look.colour() >> (8 * (2 - i))) & FULL;
                colours[i][SHADES + shade] = (byte) Math.round(letter * part / opacity);
            }
            colours[3][SHADES + shade] = (byte) Math.round(FULL * opacity);
        }
        return new IndexColorModel(8, colours[0].length, colours[0], colours[1], colours[2], colours[3]);
    }

    String png(Lines lines, Lines.Broken text) {
        BufferedImage ground = new BufferedImage(sheet.width(), height, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage letters = new BufferedImage(sheet.width(), height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D below = pen(ground);
        Graphics2D above = pen(letters);
        double top = top(lines.height(text.count()));
        for (TextLayout line : text.layouts()) {
            double width = line.getVisibleAdvance();
            double x = (sheet.width() * sheet.aspect() - width) / 2;
            Shape outline = line.getOutline(
                    AffineTransform.getTranslateInstance(x - unseen(line), top + Lines.BASELINE * sheet.em()));
            switch (sheet.look().ground()) {
                case OUTLINE -> below.draw(outline);
                case BOX ->
                    below.fill(new Rectangle2D.Double(
                            x - Lines.EDGE * sheet.em(),
                            top,
                            width + 2 * Lines.EDGE * sheet.em(),
                            Lines.HEIGHT * sheet.em()));
                case NONE -> {}
            }
            above.fill(outline);
            top += Lines.HEIGHT * sheet.em();
        }
        below.dispose();
        above.dispose();
        return encoded(mixed(ground, letters));
    }

    /** The space where a line was broken: before it, where it is written from the right. */
    private static float unseen(TextLayout line) {
        return line.isLeftToRight() ? 0 : line.getAdvance() - line.getVisibleAdvance();
    }

    /** Fewer lines than others have stand where the place says. */
    private double top(int own) {
        int free = height - own;
        double before = switch (sheet.look().place()) {
            case TOP -> 0;
            case MIDDLE -> free / 2.0;
            case BOTTOM -> free;
        };
        return before + Lines.EDGE * sheet.em();
    }

    private Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke((float) (OUTLINE * sheet.em()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.scale(1 / sheet.aspect(), 1);
        return pen;
    }

    private BufferedImage mixed(BufferedImage ground, BufferedImage letters) {
        int[] below = ground.getRaster().getPixels(0, 0, sheet.width(), height, (int[]) null);
        int[] above = letters.getRaster().getPixels(0, 0, sheet.width(), height, (int[]) null);
        for (int i = 0; i < below.length; i++) {
            int letter = shade(above[i]);
            below[i] = letter > 0 ? SHADES + letter : shade(below[i]);
        }
        BufferedImage image = new BufferedImage(sheet.width(), height, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setPixels(0, 0, sheet.width(), height, below);
        return image;
    }

    private static int shade(int value) {
        return (value * SHADES + FULL / 2) / FULL;
    }

    private static String encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
