package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HoledSoundTest {
    @Test
    void silenceIsPutWhereTheSourceStops() {
        assertThat(filters(true)).endsWith("aresample=48000:osf=fltp:async=1:min_hard_comp=0.045");
        assertThat(filters(false)).endsWith("aresample=48000:osf=fltp");
    }

    private static String filters(boolean holed) {
        List<String> command = EncodeCommand.of(new AudioWork(
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
                Optional.empty(),
                holed));
        return command.get(command.indexOf("-af") + 1);
    }
}
