package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Gain;
import dev.framefarm.v1.Likeness;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceMapperTest {
    @Test
    void carriesEvidenceInAndTheVerdictOut() {
        var told = EvidenceMapper.evidence(
                evidence().setFrames(5).setFirstTime(-2).setLastTime(9).build());
        assertThat(told.blob().sha256()).isEqualTo("ab".repeat(32));
        assertThat(List.of(told.frames(), told.firstTime(), told.lastTime())).containsExactly(5L, -2L, 9L);
        assertThat(EvidenceMapper.verdict(Verdict.accepted()).getAccepted()).isTrue();
        var rejected = EvidenceMapper.verdict(Verdict.rejected("FRAMES", "one short"));
        assertThat(rejected.getAccepted()).isFalse();
        assertThat(rejected.getCode() + rejected.getReason()).isEqualTo("FRAMESone short");
    }

    @Test
    void carriesWhatWasHeard() {
        assertThat(EvidenceMapper.gain(evidence().build())).isEmpty();
        Gain told = Gain.newBuilder()
                .setLoudness(-30)
                .setTruePeak(-9)
                .setDecibels(7)
                .build();
        assertThat(EvidenceMapper.gain(evidence().setGain(told).build()))
                .hasValue(new dev.framefarm.coordinator.model.Gain(-30, -9, 7));
        Gain absurd = Gain.newBuilder().setLoudness(Double.NaN).build();
        bad(() -> EvidenceMapper.gain(evidence().setGain(absurd).build()));
    }

    @Test
    void carriesWhatBecameOfAQuality() {
        Likeness.Builder told = Likeness.newBuilder().setCrf(23).setScore(38.6);
        assertThat(EvidenceMapper.evidence(evidence().addLikeness(told).build()).likeness())
                .containsExactly(new dev.framefarm.coordinator.model.Likeness(23, 38.6));
        Likeness.Builder absurd = Likeness.newBuilder().setCrf(64);
        bad(() -> EvidenceMapper.evidence(evidence().addLikeness(absurd).build()));
        Likeness.Builder endless = Likeness.newBuilder().setScore(Double.POSITIVE_INFINITY);
        bad(() -> EvidenceMapper.evidence(evidence().addLikeness(endless).build()));
    }

    @Test
    void refusesWhatNoAgentMeasures() {
        bad(() -> EvidenceMapper.evidence(Evidence.getDefaultInstance()));
        bad(() -> EvidenceMapper.evidence(evidence().setBytes(-1).build()));
        bad(() -> EvidenceMapper.evidence(
                evidence().setCpuSeconds(Double.POSITIVE_INFINITY).build()));
        bad(() -> EvidenceMapper.evidence(evidence().setEncodeSeconds(1e300).build()));
    }

    private static Evidence.Builder evidence() {
        return Evidence.newBuilder().setSha256(ByteString.fromHex("ab".repeat(32)));
    }

    private static void bad(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOf(BadMessage.class).hasMessageContaining("expected");
    }
}
