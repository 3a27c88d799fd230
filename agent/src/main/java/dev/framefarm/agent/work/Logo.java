package dev.framefarm.agent.work;

import java.util.Base64;
import java.util.OptionalLong;

/**
 * A picture put upon the finished one, scaled into {@code place}. {@code png} is written in Base64, whose letters mean
 * nothing to FFmpeg. The times are microseconds on the delivery's clock.
 */
public record Logo(String png, Rectangle place, double opacity, long fromMicros, OptionalLong untilMicros) {
    private static final int LARGEST_BYTES = 64 * 1024;

    public Logo {
        if (png.isEmpty() || !(opacity > 0 && opacity <= 1) || fromMicros < 0) {
            throw new UnsupportedWork("a logo with a picture and an opacity up to 1 was expected");
        }
    }

    public static Logo of(byte[] png, Rectangle place, double opacity, long fromMicros, OptionalLong untilMicros) {
        if (png.length > LARGEST_BYTES) {
            throw new UnsupportedWork("a logo of at most 64 KiB was expected, found " + png.length + " bytes");
        }
        return new Logo(Base64.getEncoder().encodeToString(png), place, opacity, fromMicros, untilMicros);
    }
}
