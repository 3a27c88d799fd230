package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Lets in what the farm can render, by what FFprobe says about the streams. */
final class Gate {
    static final int STREAMS = 64;
    private static final int SIDE = 16_384;
    private static final int LEAST_RATE = 1000;
    private static final double LONGEST_SECONDS = 7 * 24 * 3600;

    private Gate() {}

    /** The stream of pictures to render. */
    static StreamFacts film(JsonNode root, List<StreamFacts> streams) throws Refusal {
        admit(streams);
        Optional<StreamFacts> film =
                streams.stream().filter(StreamFacts::isFilm).findFirst();
        if (film.isEmpty()) {
            throw none(streams);
        }
        admit(film.get(), root);
        return film.get();
    }

    /** A source of which only the sound is wanted. */
    static void sound(JsonNode root, List<StreamFacts> streams) throws Refusal {
        admit(streams);
        checkLength(promised(root));
    }

    private static void admit(List<StreamFacts> streams) throws Refusal {
        if (streams.size() > STREAMS) {
            throw new Refusal(
                    "TOO_MANY_STREAMS",
                    "The file has " + streams.size() + " streams; at most " + STREAMS + " are accepted.");
        }
        if (streams.stream().anyMatch(StreamFacts::isEncrypted)) {
            throw new Refusal("ENCRYPTED", "The file is encrypted; submit a copy without DRM.");
        }
        for (StreamFacts stream : streams) {
            admitRate(stream);
        }
    }

    private static void admitRate(StreamFacts stream) throws Refusal {
        int rate = stream.number("sample_rate");
        if (stream.is("audio") && rate > 0 && rate < LEAST_RATE) {
            throw new Refusal(
                    "NO_SOUND",
                    "The sound of stream " + stream.index() + " has a rate of " + rate
                            + " Hz, which is no sound; the file is damaged or made to do harm.");
        }
    }

    private static Refusal none(List<StreamFacts> streams) {
        if (streams.stream().anyMatch(stream -> stream.is("audio"))) {
            return new Refusal(
                    "AUDIO_ONLY",
                    "The file holds sound only, and the recipe is for films; take one for sound alone, such as podcast.");
        }
        return new Refusal("NO_VIDEO", "The file holds no video track.");
    }

    private static void admit(StreamFacts film, JsonNode root) throws Refusal {
        int width = film.number("width");
        int height = film.number("height");
        if (!Codecs.decodes(film.codec())) {
            String codec = film.codec().isEmpty() ? "an unknown codec" : "the codec " + film.codec();
            throw new Refusal(
                    "UNSUPPORTED_CODEC",
                    "The video is in " + codec + ", which this farm does not decode; convert it to H.264 or HEVC.");
        }
        if (width <= 0 || height <= 0) {
            throw new Refusal("NO_FRAMES", "The size of the picture is unknown; the file is damaged or was cut short.");
        }
        if (width > SIDE || height > SIDE || (long) width * height > ProbeCommand.MAX_PIXELS) {
            throw tooLarge(Integer.toString(width), Integer.toString(height));
        }
        checkLength(promised(root));
    }

    static Refusal tooLarge(String width, String height) {
        return new Refusal(
                "TOO_LARGE",
                "The picture of " + width + "x" + height + " is too large; at most " + SIDE + "x" + SIDE
                        + " and 134 million pixels are accepted.");
    }

    /** A length that no film can have is none that was meant. */
    private static double promised(JsonNode root) {
        return Math.max(0, root.path("format").path("duration").asDouble(0));
    }

    static void checkLength(double seconds) throws Refusal {
        if (seconds < 0) {
            throw new Refusal("TIMES_ABSURD", "The file says that it ends before it begins; it is damaged.");
        }
        if (seconds > LONGEST_SECONDS) {
            throw new Refusal(
                    "TOO_LONG",
                    "The film is said to last " + Math.round(seconds / 3600) + " hours; at most 168 are accepted.");
        }
    }
}
