package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;

/**
 * About how many bytes a job writes before its deliveries can go: a wanted bit rate says it, a constant quality only
 * lets it be guessed from films of its kind. Never more than the raw pictures.
 */
public final class Weight {
    private static final double BITS = 8;
    /** Of which lossless encoders leave about half. */
    private static final double LOSSLESS = 0.5;
    /** A survey is encoded fast and small. */
    private static final double SURVEY = 0.3;
    /** What is packaged is written as it grows, and once more when it is known where everything lies. */
    private static final int PACKAGED = 3;

    private Weight() {}

    /** The deliveries, and beside them what is joined of them. Sound that is copied counts for as much as the source has. */
    public static long of(Plan plan, long sourceBytes) {
        double survey = plan.survey().map(lane -> SURVEY * bytes(plan, lane)).orElse(0.0);
        double film = plan.lanes().stream()
                .filter(lane -> !plan.isSurvey(lane))
                .mapToDouble(lane -> bytes(plan, lane))
                .sum();
        double copied = plan.copiedAudio().isEmpty() ? 0 : Math.min(copied(plan), sourceBytes);
        int films = plan.output().packages().isEmpty() ? 1 : PACKAGED;
        return (long) (survey + film + films * (film + copied));
    }

    /** A megabit a second is more than most tracks have. */
    private static double copied(Plan plan) {
        return plan.copiedAudio().size() * plan.seconds() * 1e6 / BITS;
    }

    private static double bytes(Plan plan, Lane lane) {
        if (lane.encode() instanceof Encode.Audio sound) {
            return plan.seconds() * (sound.bitRate() > 0 ? sound.bitRate() : rawRate(sound)) / BITS;
        }
        Encode.Video video = (Encode.Video) lane.encode();
        return video.renditions().stream()
                .mapToDouble(each -> bytes(plan, each, video.timing()))
                .sum();
    }

    private static double rawRate(Encode.Audio sound) {
        return (double) sound.sampleRate() * sound.layout().channels() * sound.bits();
    }

    private static double bytes(Plan plan, Encode.Rendition rendition, Encode.Timing timing) {
        Dials dials = rendition.coding().dials();
        Encode.Picture picture = rendition.picture();
        double frames = timing.fps().map(fps -> fps.value() * plan.seconds()).orElse((double)
                plan.timeline().frames());
        double pixels = frames * picture.width() * picture.height();
        double raw = picture.pixelFormat().bytes((long) pixels);
        double guessed = dials.bitRate().isPresent()
                ? dials.bitRate().get() * plan.seconds() / BITS
                : Math.min(pixels * bitsPerPixel(rendition.coding()) / BITS, LOSSLESS * raw);
        return dials.cap()
                .map(cap -> Math.min(guessed, cap.bitRate() * plan.seconds() / BITS))
                .orElse(guessed);
    }

    /** Of usual films at this crf: half of it goes with every six steps, in the finer scales of AV1 and VP9 with every ten. */
    private static double bitsPerPixel(Encode.Coding coding) {
        int crf = coding.dials()
                .quality()
                .map(wanted -> (wanted.best() + wanted.worst()) / 2)
                .orElse(coding.crf());
        return switch (coding.codec().software()) {
            case H264 -> 0.1 * Math.pow(2, (23 - crf) / 6.0);
            case HEVC -> 0.06 * Math.pow(2, (28 - crf) / 6.0);
            case AV1, AV1_AOM -> 0.05 * Math.pow(2, (35 - crf) / 10.0);
            case VP9 -> 0.06 * Math.pow(2, (31 - crf) / 10.0);
            default -> Double.MAX_VALUE;
        };
    }
}
