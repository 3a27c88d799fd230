package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ffmpeg -version} prints: version, compiler, configuration, libraries. */
record Banner(String version, String text) {
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final Pattern NUMBERS = Pattern.compile("n?(\\d+)\\.(\\d+).*");
    private static final int FINGERPRINT_BYTES = 6;

    /** Empty when it does not start. */
    static Optional<Banner> read(Path ffmpeg) {
        StringBuilder text = new StringBuilder();
        FfmpegRun run = FfmpegRun.of(ffmpeg, List.of("-version"))
                .output(stdout -> text.append(new String(stdout.readAllBytes(), StandardCharsets.UTF_8)))
                .stallAfter(Duration.ofSeconds(20))
                .start();
        try {
            return run.await().ending() == Ending.DONE ? parse(text.toString()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<Banner> parse(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.lookingAt() ? Optional.of(new Banner(matcher.group(1), text)) : Optional.empty();
    }

    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Builds from FFmpeg's repository carry no such numbers and are taken for new. */
    static boolean isOlder(String version, String floor) {
        Matcher found = NUMBERS.matcher(version);
        Matcher least = NUMBERS.matcher(floor);
        if (!found.matches() || !least.matches()) {
            return false;
        }
        int major = Integer.compare(Integer.parseInt(found.group(1)), Integer.parseInt(least.group(1)));
        return major == 0 ? Integer.parseInt(found.group(2)) < Integer.parseInt(least.group(2)) : major < 0;
    }
}
