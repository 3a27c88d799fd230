package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Fraction;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private final Continuity packets = new Continuity(new Fraction(1, 48_000), false);

    @Test
    void roundedTimesAreNoHoles() {
        add(0, 1024);
        add(1000, 1024);
        add(2060, 1024);
        add(3072, 500);
        assertThat(packets.isBroken()).isFalse();
    }

    @Test
    void packetsThatAreNotThereAreAHole() {
        add(0, 1024);
        add(1024, 1024);
        add(50_000, 1024);
        assertThat(packets.isBroken()).isTrue();
    }

    @Test
    void soIsAPacketThatLastsMuchTooLong() {
        add(0, 1024);
        add(1024, 96_000);
        add(97_024, 1024);
        assertThat(packets.isBroken()).isTrue();
    }

    @Test
    void plainSamplesMayComeInPacketsOfAnyLength() {
        Continuity plain = new Continuity(new Fraction(1, 48_000), true);
        plain.add(packet(0, 1024));
        plain.add(packet(1024, 96_000));
        plain.add(packet(97_024, 96_000));
        assertThat(plain.isBroken()).isFalse();
    }

    @Test
    void timesThatStepBackAreNoClock() {
        add(0, 1024);
        add(50_000, 1024);
        add(20_000, 1024);
        assertThat(packets.isBroken()).isFalse();
    }

    @Test
    void soundThatHasTimesTwiceIsSetBack() {
        add(0, 1024);
        add(1024, 1024);
        assertThat(packets.isSetBack()).isFalse();
        add(-20_000, 1024);
        add(-18_976, 1024);
        assertThat(packets.isSetBack()).isTrue();
    }

    @Test
    void onePacketThatStumblesSetsNothingBack() {
        add(0, 1024);
        add(10_000, 1024);
        add(2048, 1024);
        add(3072, 1024);
        add(4096, 1000);
        assertThat(packets.isSetBack()).isFalse();
    }

    @Test
    void packetsThatComeLateAndThenEarlySetNothingBackHoweverManyTheyAre() {
        Continuity rounded = new Continuity(new Fraction(1, 1000), false);
        for (long time = 0; time < 10_000; time += 38) {
            rounded.add(packet(time, 23));
            rounded.add(packet(time + 33, 13));
            rounded.add(packet(time + 36, 2));
        }
        assertThat(rounded.isSetBack()).isFalse();
    }

    @Test
    void timesThatStandStillAreSetBackToo() {
        add(0, 1024);
        for (int i = 1; i < 10; i++) {
            add(i, 1024);
        }
        add(1033, 1024);
        assertThat(packets.isSetBack()).isTrue();
    }

    private void add(long pts, long duration) {
        packets.add(packet(pts, duration));
    }

    private static PacketLine packet(long pts, long duration) {
        return new PacketLine("stream_index=1|pts=" + pts + "|dts=" + pts + "|duration=" + duration + "|flags=K__");
    }
}
