package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import org.junit.jupiter.api.Test;

class UnreadableTest {
    @Test
    void aSizeThatIsNotGivenIsNotTooLarge() {
        assertThatThrownBy(() -> Unreadable.checkSize(said("Picture size 60000x60000 is invalid")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("60000x60000 is too large");
        assertThatCode(() -> Unreadable.checkSize(said("Picture size 0x0 is invalid")))
                .doesNotThrowAnyException();
    }

    private static Outcome said(String log) {
        return new Outcome(Ending.DONE, 0, log, 0);
    }
}
