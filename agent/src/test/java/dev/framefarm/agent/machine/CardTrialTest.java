package dev.framefarm.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.command.TrialCommand;
import dev.framefarm.agent.testing.TestMedia;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No card is needed to show that a proof counts: here the processor stands in for a card that works, and for some that do not. */
class CardTrialTest {
    @Test
    void whatCountsRightIsProven() throws Exception {
        CardTrial.Result result = trial("-c:v libx264 -bf 2 -g 8 -x264-params scenecut=0");
        assertThat(result.fault()).isEmpty();
        assertThat(result.parityClass()).startsWith("libx264/").endsWith("/gpu--driver-535.1");
    }

    @Test
    void aPictureLessIsNoProof() throws Exception {
        assertThat(trial("-c:v libx264 -g 8 -x264-params scenecut=0 -frames:v 23")
                        .fault())
                .hasValue("it made 23 pictures where 24 were wanted");
    }

    @Test
    void keyframesElsewhereAreNoProof() throws Exception {
        assertThat(trial("-c:v libx264 -g 12 -x264-params scenecut=0").fault())
                .hasValue("it made 2 keyframes where 3 were wanted");
    }

    @Test
    void anEncoderThatIsNotThereHasAReason() throws Exception {
        CardTrial.Result result = trial("-c:v libx264 -preset none");
        assertThat(result.fault()).isPresent();
        assertThat(result.lasting()).isFalse();
    }

    private static CardTrial.Result trial(String encoder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(Arrays.asList(
                "-nostdin -hide_banner -v error -f lavfi -i testsrc2=size=256x128:rate=25:duration=2 -frames:v 24"
                        .split(" ")));
        arguments.addAll(Arrays.asList(encoder.split(" ")));
        arguments.addAll(Arrays.asList("-movflags +frag_keyframe+empty_moov -f mp4 pipe:1".split(" ")));
        TrialCommand command = new TrialCommand("h264", "libx264", true, arguments);
        return new CardTrial(TestMedia.toolchain()).of(command, "535.1");
    }
}
