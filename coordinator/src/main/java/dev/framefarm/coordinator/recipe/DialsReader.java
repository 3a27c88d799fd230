package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what an encoder is told beside its quality and speed. */
final class DialsReader {
    static final List<String> KEYS =
            List.of("tune", "profile", "maxRate", "buffer", "bitRate", QualityReader.KEY, "grain");

    private static final Pattern KILOBITS = Pattern.compile("(\\d{1,6})k");
    private static final int LEAST_RATE = 100_000;
    private static final int MOST_RATE = 400_000_000;
    /** Longer buffers would make pieces longer than a farm can share out. */
    private static final int MOST_SECONDS = 4;

    private static final int MOST_GRAIN = 50;

    private static final double MOST_OF_CAP = 0.9;

    private final Section video;
    private final VideoCodec codec;
    private final DialRules rules;

    private DialsReader(Section video, VideoCodec codec) {
        this.video = video;
        this.codec = codec;
        this.rules = CodecRules.of(codec).dials();
    }

    static Dials read(Section video, VideoCodec codec) {
        DialsReader reader = new DialsReader(video, codec);
        Optional<RateCap> cap = reader.cap();
        return new Dials(
                reader.word("tune", reader.rules.tunes()),
                reader.word("profile", reader.rules.profileNames()),
                cap,
                reader.bitRate(),
                QualityReader.read(video, codec),
                reader.grain());
    }

    static void checkProfile(Section video, Recipe.Coding coding, PixelFormat format) {
        coding.dials().profile().ifPresent(profile -> {
            Set<PixelFormat> held =
                    CodecRules.of(coding.codec()).dials().profiles().getOrDefault(profile, Set.of());
            if (!held.contains(format)) {
                video.incompatible(
                        "profile",
                        "a profile that holds the pixel format; this one is for "
                                + held.stream()
                                        .map(PixelFormat::wireName)
                                        .sorted()
                                        .collect(Collectors.joining(" or ")),
                        format.wireName());
            }
        });
    }

    private Optional<String> word(String key, List<String> allowed) {
        if (!allowed.isEmpty()) {
            return video.word(key, allowed);
        }
        refuse(key, "no " + key + ", because " + codec.wireName() + " has none");
        return Optional.empty();
    }

    private Optional<RateCap> cap() {
        if (!rules.bucket()) {
            String why = "a codec whose data rate can be limited, h264 or hevc";
            refuse("maxRate", why);
            refuse("buffer", why);
            return Optional.empty();
        }
        Optional<Integer> rate = bits("maxRate", LEAST_RATE, MOST_RATE);
        if (rate.isEmpty()) {
            if (video.value("maxRate").isEmpty()) {
                refuse("buffer", "a buffer only together with maxRate");
            }
            return Optional.empty();
        }
        int buffer = bits("buffer", rate.get() / 2, MOST_SECONDS * rate.get()).orElse(2 * rate.get());
        return Optional.of(new RateCap(rate.get(), buffer));
    }

    private Optional<Integer> bitRate() {
        if (!rules.passes()) {
            refuse("bitRate", "a codec that hits a bit rate: h264, hevc, vp9 or av1_aom; or crf");
            return Optional.empty();
        }
        if (video.value("bitRate").isPresent() && video.value("crf").isPresent()) {
            refuse("bitRate", "either bitRate or crf");
        }
        return bits("bitRate", LEAST_RATE, MOST_RATE);
    }

    private Optional<Integer> grain() {
        if (rules.grain()) {
            return video.integer("grain", 0, MOST_GRAIN);
        }
        refuse(
                "grain",
                rules.tunes().contains("grain")
                        ? "`tune: grain`, with which " + codec.wireName()
                                + " keeps a film's own grain; or av1 or av1_aom"
                        : "a codec that draws grain anew, av1 or av1_aom");
        return Optional.empty();
    }

    /** What players draw is like no source: whatever is measured says that it is bad. */
    static void checkGrain(Section video, Dials dials) {
        int grain = dials.grain().orElse(0);
        if (grain > 0 && dials.quality().isPresent()) {
            video.incompatible("grain", "either grain or quality", String.valueOf(grain));
        }
    }

    /** Pieces that need more than the average must be able to get it. */
    static void checkRates(Section video, Dials dials) {
        if (dials.bitRate().isPresent() && dials.cap().isPresent()) {
            int most = (int) (MOST_OF_CAP * dials.cap().get().bitRate());
            if (dials.bitRate().get() > most) {
                video.incompatible(
                        "bitRate",
                        "at most 0.9 of maxRate, " + most,
                        String.valueOf(dials.bitRate().get()));
            }
        }
    }

    /** With it x264 loses nothing, in a profile of its own and whatever that takes. */
    static void checkLossless(Section video, VideoCodec codec, int crf, Dials dials) {
        boolean atCrf = dials.bitRate().isEmpty() && dials.quality().isEmpty();
        if (codec == VideoCodec.H264 && crf == 0 && atCrf) {
            String why = " with `crf: 0`, which loses nothing; or a crf of 1 and more";
            dials.profile().ifPresent(profile -> video.incompatible("profile", "no profile" + why, profile));
            dials.cap()
                    .ifPresent(cap -> video.incompatible("maxRate", "no maxRate" + why, String.valueOf(cap.bitRate())));
        }
    }

    private Optional<Integer> bits(String key, int least, int most) {
        Matcher kilobits =
                KILOBITS.matcher(video.value(key).map(String::valueOf).orElse(""));
        if (kilobits.matches()) {
            int bits = Integer.parseInt(kilobits.group(1)) * 1000;
            if (bits >= least && bits <= most) {
                return Optional.of(bits);
            }
        }
        return video.integer(key, least, most);
    }

    private void refuse(String key, String expected) {
        video.value(key).ifPresent(found -> video.incompatible(key, expected, String.valueOf(found)));
    }
}
