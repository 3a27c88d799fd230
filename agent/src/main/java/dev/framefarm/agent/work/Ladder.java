package dev.framefarm.agent.work;

import java.util.List;

/**
 * Further renditions of the same decode, and whether keyframes lie the work's interval apart and nowhere else, as they
 * must where players change between renditions.
 */
public record Ladder(List<Rendition> others, boolean fixedKeyframes) {
    public static final Ladder NONE = new Ladder(List.of(), false);

    private static final int MOST = 15;

    public Ladder {
        others = List.copyOf(others);
        if (others.size() > MOST) {
            throw new UnsupportedWork("at most " + (MOST + 1) + " renditions were expected");
        }
    }

    /** One more size and quality. */
    public record Rendition(
            VideoCodec codec,
            int crf,
            String preset,
            VideoWork.Size size,
            PixelFormat pixelFormat,
            Framing framing,
            Dials dials) {
        Rendition in(Target.Pass pass) {
            return new Rendition(codec, crf, preset, size, pixelFormat, framing, dials.in(pass));
        }

        Rendition at(int found) {
            return new Rendition(codec, found, preset, size, pixelFormat, framing, dials);
        }

        Rendition lettersIn(String path) {
            return new Rendition(codec, crf, preset, size, pixelFormat, framing.lettersIn(path), dials);
        }
    }
}
