package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.framefarm.v1.Capabilities;
import dev.framefarm.v1.Encoder;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.Failing;
import dev.framefarm.v1.HeldLease;
import dev.framefarm.words.WorkWords;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMapperTest {
    @Test
    void readsWhatAnAgentCan() {
        Failing failing = Failing.newBuilder()
                .setEncoder("h264_nvenc")
                .setReason("no\nencoder")
                .build();
        var machine = SessionMapper.machine(
                can().addGpus("RTX\u001b[31m").addFailing(failing).build(), "1.2");
        assertThat(machine.failing()).containsExactly(entry("h264_nvenc", "no?encoder"));
        assertThat(machine.slots()).isEqualTo(2);
        assertThat(machine.gpus()).containsExactly("RTX?[31m");
        assertThat(machine.version()).isEqualTo("1.2");
        var encoders = SessionMapper.encoders(List.of(Encoder.newBuilder()
                .setName("av1")
                .setParityClass("p")
                .setPixelsPerSecond(5)
                .build()));
        assertThat(encoders.get(0).parityClass()).isEqualTo("p");
    }

    @Test
    void whoDoesNotSayWhatItKnowsKnowsWhatTheOldestDid() {
        var silent = SessionMapper.machine(can().build(), "1");
        assertThat(silent.lacks())
                .contains("VideoWork.treatment", "AudioWork.piece", "VideoCodec.PRORES")
                .doesNotContain("VideoWork.codec", "VideoCodec.H264", "AudioWork.trim_from", "Fraction.den");
        var current = can().addAllKnows(WorkWords.known()).build();
        assertThat(SessionMapper.machine(current, "2").lacks()).isEmpty();
        var partial = can().addKnows("VideoWork.codec").build();
        assertThat(SessionMapper.machine(partial, "2").lacks()).contains("VideoCodec.H264");
    }

    @Test
    void refusesWhatNoAgentSends() {
        bad(() -> SessionMapper.machine(can().setSlots(0).build(), "1"));
        bad(() -> SessionMapper.machine(can().setMemoryBytes(-1).build(), "1"));
        bad(() -> SessionMapper.machine(can().setHost("h".repeat(600)).build(), "1"));
        bad(() -> SessionMapper.encoders(
                List.of(Encoder.newBuilder().setName("av1").build())));
        bad(() -> SessionMapper.encoders(
                List.of(encoder().setPixelsPerSecond(Double.NaN).build())));
        bad(() -> SessionMapper.encoders(
                List.of(encoder().setPixelsPerSecond(1e300).build())));
        bad(() -> SessionMapper.held(
                List.of(HeldLease.newBuilder().setLeaseId("../x").build())));
        bad(() -> SessionMapper.held(
                List.of(HeldLease.newBuilder().setLeaseId("l").setDone(-1).build())));
        bad(() -> SessionMapper.endCode(EndCode.END_CODE_UNSPECIFIED));
        bad(() -> SessionMapper.endCode(EndCode.UNRECOGNIZED));
    }

    @Test
    void keepsTheNamesOfEndsOnBothSides() {
        for (EndCode sent : EnumSet.complementOf(EnumSet.of(EndCode.END_CODE_UNSPECIFIED, EndCode.UNRECOGNIZED))) {
            assertThat(SessionMapper.endCode(sent).name()).isEqualTo(sent.name());
        }
    }

    private static Capabilities.Builder can() {
        return Capabilities.newBuilder().setSlots(2).setCores(4).setHost("box");
    }

    private static Encoder.Builder encoder() {
        return Encoder.newBuilder().setName("av1").setParityClass("p");
    }

    private static void bad(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOf(BadMessage.class).hasMessageContaining("expected");
    }
}
