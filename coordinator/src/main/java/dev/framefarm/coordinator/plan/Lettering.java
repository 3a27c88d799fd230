package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Captions;
import java.util.List;

/** Draws words. */
public interface Lettering {
    /**
     * Each text, of which one without lines is an empty picture; long lines are broken. Throws {@link Unplannable} where
     * one cannot be drawn or does not fit.
     */
    Drawn draw(List<List<String>> texts, Sheet sheet);

    /**
     * What is drawn upon: at most so high, {@code em} the size of the letters, all in pixels of the picture, which are
     * shown {@code aspect} times as wide as high.
     */
    record Sheet(int width, int mostHeight, double em, double aspect, Captions.Look look) {}

    /** The pictures, PNGs in Base64, and how high all of them are. */
    record Drawn(int height, List<String> pngs) {
        public Drawn {
            pngs = List.copyOf(pngs);
        }
    }
}
