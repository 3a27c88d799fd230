package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadinessTest {
    @Test
    void packetsFollowOneAnotherAndOnlyTheLastIsShort() {
        assertThat(of(false, "0/1024", "1024/1024", "2048/300")).isTrue();
        assertThat(of(false, "0/1024", "1024/1024", "2049/1024")).isFalse();
        assertThat(of(false, "0/1024", "1024/1023", "2047/1024")).isFalse();
        assertThat(of(false, "0/1024", "N/A/1024", "2048/1024")).isFalse();
    }

    @Test
    void plainSamplesComeInPacketsOfAnyLength() {
        assertThat(of(true, "0/1024", "1024/300", "1324/1024")).isTrue();
        assertThat(of(true, "0/1024", "1024/300", "1325/1024")).isFalse();
    }

    private static boolean of(boolean anyLength, String... packets) {
        Steadiness steadiness = new Steadiness(anyLength);
        for (String packet : packets) {
            int slash = packet.lastIndexOf('/');
            steadiness.add(new PacketLine("packet|stream_index=1|pts=" + packet.substring(0, slash) + "|duration="
                    + packet.substring(slash + 1) + "|flags=K__"));
        }
        return steadiness.is();
    }
}
