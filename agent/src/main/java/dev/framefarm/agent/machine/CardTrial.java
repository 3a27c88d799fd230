package dev.framefarm.agent.machine;

import dev.framefarm.agent.command.TrialCommand;
import dev.framefarm.ffmpeg.CardFault;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an encoder of a graphics card makes what it should. That a card is there proves nothing: some compute and do not
 * encode. So pictures are encoded, decoded by the processor, and counted, the keyframes too.
 */
final class CardTrial {
    private static final Logger log = LoggerFactory.getLogger(CardTrial.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 16 << 20;
    private static final Pattern CARD = Pattern.compile("\\[ GPU #\\d+ - < (.+?) > has Compute SM (\\d+\\.\\d+) \\]");
    private static final Pattern PICTURE = Pattern.compile("(?m)^0,.*");
    private static final Pattern KEYFRAME = Pattern.compile("(?m)^1,(?!.*F=0x0).*");

    private final Toolchain toolchain;

    CardTrial(Toolchain toolchain) {
        this.toolchain = toolchain;
    }

    /** {@code fault}: why it does not work; {@code lasting}: and it would not do better later. */
    record Result(String encoder, String parityClass, Optional<String> fault, boolean lasting) {}

    static boolean isOfCard(String encoder) {
        return TrialCommand.all().stream()
                .anyMatch(each -> each.hardware() && each.encoder().equals(encoder));
    }

    /** What a card makes depends on its driver, so that is part of the parity class. */
    Result of(TrialCommand command, String driver) throws InterruptedException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        FfmpegRun.Outcome outcome = FfmpegRun.of(toolchain.ffmpeg(), command.arguments())
                .output(stdout -> made.write(stdout.readNBytes(MOST_BYTES)))
                .stallAfter(PATIENCE)
                .start()
                .await();
        String card = card(outcome.log());
        String parityClass = command.library() + "/" + toolchain.fingerprint() + "/gpu-" + card + "-driver-" + driver;
        Result result;
        if (outcome.ending() == FfmpegRun.Ending.DONE) {
            result = new Result(command.encoder(), parityClass, wrong(made.toByteArray()), true);
        } else {
            CardFault fault = CardFault.of(outcome.log(), card);
            result = new Result(command.encoder(), parityClass, Optional.of(fault.reason()), fault.lasting());
        }
        result.fault().ifPresent(why -> log.info("{} does not work here: {}", command.library(), why));
        return result;
    }

    private Optional<String> wrong(byte[] film) throws InterruptedException {
        ByteArrayOutputStream listing = new ByteArrayOutputStream();
        FfmpegRun.Outcome outcome = FfmpegRun.of(toolchain.ffmpeg(), TrialCommand.listing())
                .input(stdin -> stdin.write(film))
                .output(stdout -> listing.write(stdout.readNBytes(MOST_BYTES)))
                .stallAfter(PATIENCE)
                .start()
                .await();
        if (outcome.ending() != FfmpegRun.Ending.DONE) {
            return Optional.of("what it makes cannot be decoded: " + CardFault.lastLine(outcome.log()));
        }
        String lines = listing.toString(StandardCharsets.US_ASCII);
        return otherThan(TrialCommand.FRAMES, PICTURE.matcher(lines), "pictures")
                .or(() -> otherThan(TrialCommand.KEYFRAMES, KEYFRAME.matcher(lines), "keyframes"));
    }

    private static Optional<String> otherThan(int wanted, Matcher lines, String what) {
        long found = lines.results().count();
        return found == wanted
                ? Optional.empty()
                : Optional.of("it made " + found + " " + what + " where " + wanted + " were wanted");
    }

    /** FFmpeg takes the first that can; the last one that it names. As a word, for it becomes part of a parity class. */
    private static String card(String log) {
        Matcher named = CARD.matcher(log);
        String card = "";
        while (named.find()) {
            card = (named.group(1) + " sm" + named.group(2)).strip();
        }
        return card.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }
}
