package dev.framefarm.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.agent.work.Loudness;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final Loudness BROADCAST = new Loudness(-23, -1);

    @Test
    void readsTheSummaryAtTheEnd() {
        String log = """
                [Parsed_ebur128_2 @ 0x7f] [info] Summary:

                  Integrated loudness:
                    I:         -28.4 LUFS
                    Threshold: -38.9 LUFS

                  Loudness range:
                    LRA:         6.1 LU
                    LRA low:   -32.1 LUFS

                  True peak:
                    Peak:       -7.5 dBFS
                [out#0/null @ 0x55] [info] video:0KiB audio:938KiB
                """;
        assertThat(Heard.read(log)).hasValue(new Heard(-28.4, -7.5));
        assertThat(Heard.read(log.replace("-7.5", "-inf"))).hasValue(new Heard(-28.4, -70));
        assertThat(Heard.read("nothing of the kind")).isEmpty();
    }

    @Test
    void theGainIsWhatIsMissingAsFarAsPeaksAllow() {
        assertThat(new Heard(-28, -9).gain(BROADCAST)).isEqualTo(5, within(1e-9));
        assertThat(new Heard(-28, -3).gain(BROADCAST)).isEqualTo(2, within(1e-9));
        assertThat(new Heard(-28, 0.5).gain(BROADCAST)).isZero();
        assertThat(new Heard(-10, 0.5).gain(BROADCAST)).isEqualTo(-13, within(1e-9));
        assertThat(new Heard(-70, -70).gain(BROADCAST)).isZero();
    }
}
