package dev.framefarm.coordinator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.Loudness;
import org.junit.jupiter.api.Test;

class LoudnessNoteTest {
    private static final Loudness BROADCAST = new Loudness(-23, -1);

    @Test
    void tellsWhatTheLoudnessBecame() {
        assertThat(LoudnessNote.of(1, BROADCAST, new Gain(-28.3, -9, 5.3)))
                .isEqualTo("The sound of stream 1 was at -28.3 LUFS; a gain of 5.3 dB brings it to -23.0 LUFS.");
        assertThat(LoudnessNote.of(1, BROADCAST, new Gain(-9.1, 1.2, -13.9)))
                .endsWith("a gain of -13.9 dB brings it to -23.0 LUFS.");
    }

    @Test
    void tellsWhenPeaksLeaveNoRoom() {
        assertThat(LoudnessNote.of(2, BROADCAST, new Gain(-30, -3, 2)))
                .isEqualTo(
                        "The sound of stream 2 was at -30.0 LUFS with peaks at -3.0 dBTP, which leave room for a gain"
                                + " of 2.0 dB only; at -28.0 LUFS it is 5.0 LU quieter than wanted.");
    }

    @Test
    void silenceHasNoLoudness() {
        assertThat(LoudnessNote.of(1, BROADCAST, new Gain(-70, -70, 0)))
                .isEqualTo("The sound of stream 1 is silence; it is left as it is.");
    }
}
