package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhitelistTest {
    @Test
    void opensOneWayWithTheDecodersOfFilms() {
        assertThat(Whitelist.of("pipe", "nut"))
                .startsWith("-protocol_whitelist", "pipe", "-format_whitelist", "nut", "-codec_whitelist")
                .hasSize(6);
        assertThat(Whitelist.decodesWith("h264")).isTrue();
        assertThat(Whitelist.decodesWith("ansi")).isFalse();
    }
}
