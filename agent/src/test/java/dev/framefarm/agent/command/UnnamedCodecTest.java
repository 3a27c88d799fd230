package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.UnnamedCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sound that a slice cannot name. */
class UnnamedCodecTest {
    @ParameterizedTest
    @EnumSource(UnnamedCodec.class)
    void theDecoderIsChosenAndExists(UnnamedCodec codec) {
        String help = new String(
                TestMedia.ffmpeg("-hide_banner", "-h", "decoder=" + codec.decoder()), StandardCharsets.UTF_8);
        assertThat(help).contains("Decoder " + codec.decoder());
        assertThat(EncodeCommand.of(work(codec)))
                .containsSubsequence("-c:a", codec.decoder(), "-f", "nut", "-i", "pipe:0", "-c:a", "aac");
    }

    private static AudioWork work(UnnamedCodec codec) {
        return new AudioWork(
                new Clock(new Fraction(1, 48_000), 0, 0),
                AudioCodec.AAC,
                96_000,
                48_000,
                Optional.empty(),
                Optional.empty(),
                0,
                1_000,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                Container.FRAGMENTED_MP4,
                Optional.empty(),
                Optional.empty(),
                Optional.of(codec));
    }
}
