package dev.framefarm.ffmpeg;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a card's encoder does not work, so that people know what to do; {@code lasting}: it will not come right by itself. */
public record CardFault(String reason, boolean lasting) {
    private record Known(Pattern said, String means, boolean lasting) {}

    /** From the special to the general: FFmpeg ends many of them by saying that it found no capable device. */
    private static final List<Known> KNOWN = List.of(
            known(
                    "Cannot load libcuda",
                    "the driver's library libcuda.so.1 is missing; install NVIDIA's driver, or start the container with it",
                    true),
            known(
                    "Cannot load libnvidia-encode",
                    "the driver's library libnvidia-encode.so.1 is missing; install it (Debian: libnvidia-encode1), or"
                            + " give the container the driver capability 'video'",
                    true),
            known(
                    "minimum required Nvidia driver for nvenc is (\\S+)",
                    "the driver is too old; this FFmpeg needs $1 or newer",
                    true),
            known(
                    "OpenEncodeSessionEx failed: (?:out of memory|incompatible client key)",
                    "no further encode fits on the card; end what else encodes on it, or give the agent fewer slots",
                    false),
            known("(?:unsupported|no encode) device", "the card has no encoder (NVENC)", true),
            known("(CUDA_ERROR_\\w+)", "the card does not answer ($1); see nvidia-smi", false),
            known(
                    "Codec not supported|No capable devices found",
                    "the card's encoder does not know this format",
                    true));

    private static final int LONGEST = 300;

    private static Known known(String said, String means, boolean lasting) {
        return new Known(Pattern.compile(said), means, lasting);
    }

    /** From FFmpeg's log; {@code card} is the card's name, if it is known. */
    public static CardFault of(String log, String card) {
        String named = card.isEmpty() ? "" : card + ": ";
        for (Known each : KNOWN) {
            Matcher found = each.said.matcher(log);
            if (found.find()) {
                String detail = found.groupCount() > 0 ? found.group(1) : "";
                return new CardFault(named + each.means.replace("$1", detail), each.lasting);
            }
        }
        return new CardFault(named + lastLine(log), false);
    }

    public static String lastLine(String log) {
        String last = log.strip().lines().reduce((first, second) -> second).orElse("FFmpeg said nothing");
        return last.substring(0, Math.min(LONGEST, last.length()));
    }
}
