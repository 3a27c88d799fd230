package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Disposition;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Scan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FFprobe says about one stream, read with care: every value may be missing or nonsense. */
record StreamFacts(JsonNode json) {
    private static final Pattern DEPTH = Pattern.compile("(?:p|gray|gbrp|gbrap)(9|10|12|14|16)(?:le|be)?");
    /** Names that programs give to the handlers of sound. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?i).*(handler|core media|mainconcept|iso media|gpac|bento4|\\bL-SMASH\\b).*");
    /** FFmpeg's name for a layout that somebody chose, not its words for one that nobody did. */
    private static final Pattern LAYOUT =
            Pattern.compile("mono|stereo|quad|hexagonal|octagonal|cube|\\d+\\.\\d.*|quad\\(side\\)");

    private static final int LONGEST_TITLE = 200;
    private static final Fraction USUAL_RATE = new Fraction(25, 1);

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

    /** What of the picture the container wants to be seen; what it makes no sense of is nothing it said. */
    Optional<Rectangle> window() {
        int wide = number("width");
        int high = number("height");
        for (JsonNode data : json.path("side_data_list")) {
            int left = data.path("crop_left").asInt(0);
            int top = data.path("crop_top").asInt(0);
            int width = wide - left - data.path("crop_right").asInt(0);
            int height = high - top - data.path("crop_bottom").asInt(0);
            boolean inside = left >= 0 && top >= 0 && left + width <= wide && top + height <= high;
            if (inside && width > 0 && height > 0 && (width < wide || height < high)) {
                return Optional.of(new Rectangle(left, top, width, height));
            }
        }
        return Optional.empty();
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

    /**
     * What a bare stream says of its own speed, else the 25 that FFmpeg takes; of H.264 it is told in fields. Of one that
     * says nothing FFprobe tells the clock's rate.
     */
    Fraction declaredRate(String demuxer) {
        Fraction rate = fraction("r_frame_rate", USUAL_RATE);
        if (rate.equals(timeBase().inverse())) {
            return USUAL_RATE;
        }
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

    /** Of the two letters the second says which field is shown first, the first which one is stored first. */
    Scan scan() {
        return switch (text("field_order")) {
            case "tt", "bt" -> Scan.TOP_FIRST;
            case "bb", "tb" -> Scan.BOTTOM_FIRST;
            default -> Scan.PROGRESSIVE;
        };
    }

    /** What the track is called and marked as. Texts come from the file: only what looks like one is taken. */
    Profile.Labels labels() {
        List<Disposition> dispositions = Arrays.stream(Disposition.values())
                .filter(each -> json.path("disposition").path(each.label()).asInt(0) == 1)
                .toList();
        return new Profile.Labels(language(), title(), dispositions);
    }

    Optional<String> language() {
        String tag = json.path("tags").path("language").asText("").strip().toLowerCase(Locale.ROOT);
        return Language.isTag(tag) && !tag.equals("und") ? Optional.of(tag) : Optional.empty();
    }

    /** MP4 keeps it as the name of the handler, where writing programs put their own name if there is no title. */
    private Optional<String> title() {
        String handler = json.path("tags").path("handler_name").asText("");
        String title = json.path("tags")
                .path("title")
                .asText(PROGRAM.matcher(handler).matches() ? "" : handler)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(title.substring(0, Math.min(LONGEST_TITLE, title.length())));
    }

    Profile.SoundFormat soundFormat() {
        String layout = text("channel_layout");
        return new Profile.SoundFormat(
                codec(),
                number("sample_rate"),
                number("channels"),
                LAYOUT.matcher(layout).matches() ? Optional.of(layout) : Optional.empty(),
                sampleBits());
    }

    /** Formats of 24 bits are decoded into 32; what was never in whole numbers has no fewer. */
    private int sampleBits() {
        int raw = number("bits_per_raw_sample");
        boolean few = text("sample_fmt").matches("(u8|s16)p?") || (raw > 0 && raw <= 16);
        return few ? 16 : 24;
    }
}
