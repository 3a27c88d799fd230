package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionsReaderTest {
    private static final String HELLO = "00:01,000 --> 00:02,000\nHello";

    @Test
    void wordsOfItsOwnOrOfATrack() {
        Captions own = captions(Map.of("text", HELLO));
        assertThat(own.cues()).hasSize(1);
        assertThat(own.look())
                .isEqualTo(new Captions.Look(0.05, 0.05, Captions.Place.BOTTOM, 0xffffff, Captions.Ground.OUTLINE));
        Captions found = captions(
                Map.of("track", "ger", "size", 8, "margin", 0, "place", "top", "colour", "#Ffee00", "ground", "box"));
        assertThat(found.track()).contains(Language.of("deu"));
        assertThat(found.look())
                .isEqualTo(new Captions.Look(0.08, 0, Captions.Place.TOP, 0xffee00, Captions.Ground.BOX));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> captions(Map.of())).hasMessageContaining("`file: film.srt`");
        assertThatThrownBy(() -> captions(Map.of("text", HELLO, "track", "eng")))
                .hasMessageContaining("either `text` or `track`");
        assertThatThrownBy(() -> captions(Map.of("text", "Hello"))).hasMessageContaining("in line 1");
        assertThatThrownBy(() -> captions(Map.of("text", "WEBVTT"))).hasMessageContaining("captions as SRT or WebVTT");
        assertThatThrownBy(() -> captions(Map.of("track", "english please"))).hasMessageContaining("such as eng");
        assertThatThrownBy(() -> captions(Map.of("text", HELLO, "colour", "red")))
                .hasMessageContaining("#ffee00");
        assertThatThrownBy(() -> captions(Map.of("text", HELLO, "place", "left")))
                .hasMessageContaining("bottom, middle, top");
        assertThatThrownBy(() -> captions(Map.of("text", HELLO, "font", "Arial")))
                .hasMessageContaining("unknown key");
    }

    private static Captions captions(Map<String, Object> keys) {
        return RecipeExamples.withVideo(Map.of("captions", keys))
                .video()
                .captions()
                .orElseThrow();
    }
}
