package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Fraction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FFprobe says about one stream, read with care: every value may be missing or nonsense. */
record StreamFacts(JsonNode json) {
    private static final Pattern DEPTH = Pattern.compile("(?:p|gray|gbrp|gbrap)(9|10|12|14|16)(?:le|be)?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    int index() {
        return json.path("index").asInt(-1);
    }

    String text(String name) {
        return json.path(name).asText("");
    }

    int number(String name) {
        return json.path(name).asInt(0);
    }

    String codec() {
        return text("codec_name");
    }

    boolean is(String type) {
        return text("codec_type").equals(type);
    }

    /** Pictures that move: a cover or a strip of thumbnails is a video stream too. */
    boolean isFilm() {
        JsonNode disposition = json.path("disposition");
        return is("video")
                && disposition.path("attached_pic").asInt(0) == 0
                && disposition.path("timed_thumbnails").asInt(0) == 0;
    }

    boolean isEncrypted() {
        boolean tagged = text("codec_tag_string").matches("encv|enca|drmi|drms");
        for (JsonNode data : json.path("side_data_list")) {
            tagged |= data.path("side_data_type").asText("").startsWith("Encryption");
        }
        return tagged;
    }

    Fraction fraction(String name, Fraction otherwise) {
        try {
            Fraction found = Fraction.parse(text(name));
            return found.isPositive() ? found : otherwise;
        } catch (ArithmeticException | IllegalArgumentException e) {
            return otherwise;
        }
    }

    Fraction timeBase() {
        return fraction("time_base", new Fraction(1, 1_000));
    }

    /** What a bare stream says of its own speed, else the 25 that FFmpeg takes; of H.264 it is told in fields. */
    Fraction declaredRate(String demuxer) {
        Fraction rate = fraction("r_frame_rate", new Fraction(25, 1));
        return demuxer.equals("h264") ? new Fraction(rate.num(), Math.multiplyExact(rate.den(), 2L)) : rate;
    }

    /** FFprobe reads the angle off a mirrored picture's first row, which the flip has turned round. */
    int rotation() {
        int angle = angle();
        return isMirrored() ? Math.floorMod(180 - angle, 360) : angle;
    }

    private int angle() {
        for (JsonNode data : json.path("side_data_list")) {
            if (data.has("rotation")) {
                return Math.floorMod(data.path("rotation").asInt(), 360);
            }
        }
        return 0;
    }

    /** Whether the display matrix turns the picture inside out. */
    boolean isMirrored() {
        for (JsonNode data : json.path("side_data_list")) {
            if (data.has("displaymatrix")) {
                String[] words = data.path("displaymatrix")
                        .asText()
                        .replaceAll("\\d{8}:", " ")
                        .trim()
                        .split("\\s+", -1);
                return words.length >= 5
                        && Double.parseDouble(words[0]) * Double.parseDouble(words[4])
                                < Double.parseDouble(words[1]) * Double.parseDouble(words[3]);
            }
        }
        return false;
    }

    int bitDepth() {
        int raw = number("bits_per_raw_sample");
        if (raw >= 8 && raw <= 16) {
            return raw;
        }
        Matcher matcher = DEPTH.matcher(text("pix_fmt"));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 8;
    }

    boolean isInterlaced() {
        return text("field_order").matches("tt|bb|tb|bt");
    }

    /** Only what looks like a language code: the tag comes from the file. */
    Optional<String> language() {
        String tag = json.path("tags").path("language").asText("").toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(tag).matches() && !tag.equals("und") ? Optional.of(tag) : Optional.empty();
    }
}
