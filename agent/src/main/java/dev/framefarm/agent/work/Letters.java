package dev.framefarm.agent.work;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of words or of nothing, all of the size of {@code place}, shown there one after another. FFmpeg reads them from a
 * {@code file} in which they lie one behind another, because there may be more of them than a command line holds.
 */
public record Letters(Rectangle place, List<Shown> shown, Optional<String> file) {
    private static final int MOST_SHOWN = 20_000;

    public Letters {
        shown = List.copyOf(shown);
        if (shown.isEmpty() || shown.size() > MOST_SHOWN) {
            throw new UnsupportedWork("1 to 20000 pictures of words were expected, found " + shown.size());
        }
        for (int i = 1; i < shown.size(); i++) {
            if (shown.get(i).fromMicros() <= shown.get(i - 1).fromMicros()) {
                throw new UnsupportedWork("pictures of words were expected in the order of their times");
            }
        }
    }

    public Letters(Rectangle place, List<Shown> shown) {
        this(place, shown, Optional.empty());
    }

    /** One picture, a PNG in Base64, shown from these microseconds on the delivery's clock until the next one is. */
    public record Shown(String png, long fromMicros) {
        private static final int LARGEST_BYTES = 1 << 20;

        public Shown {
            if (png.isEmpty() || fromMicros < 0) {
                throw new UnsupportedWork("a picture of words and its time were expected");
            }
        }

        public static Shown of(byte[] png, long fromMicros) {
            if (png.length > LARGEST_BYTES) {
                throw new UnsupportedWork(
                        "a picture of words of at most 1 MiB was expected, found " + png.length + " bytes");
            }
            return new Shown(Base64.getEncoder().encodeToString(png), fromMicros);
        }

        public byte[] bytes() {
            return Base64.getDecoder().decode(png);
        }
    }

    Letters in(String path) {
        return new Letters(place, shown, Optional.of(path));
    }
}
