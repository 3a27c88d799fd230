package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.work.FrameCount;
import dev.framefarm.agent.work.UnsupportedWork;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void anEvenRateIsOneStep() {
        assertThat(Counted.time(new FrameCount(List.of(new FrameCount.Run(0, 7, 4))), 100))
                .isEqualTo("107+N*4");
    }

    @Test
    void eachRunHasItsOwnTerm() {
        FrameCount count = new FrameCount(
                List.of(new FrameCount.Run(0, 0, 40), new FrameCount.Run(5, 161, 1), new FrameCount.Run(7, 200, 40)));
        assertThat(Counted.time(count, 1000))
                .isEqualTo("between(N\\,0\\,4)*(1000+(N-0)*40)+between(N\\,5\\,6)*(1161+(N-5)*1)"
                        + "+gte(N\\,7)*(1200+(N-7)*40)");
    }

    @Test
    void framesThatStandStillAreRefused() {
        assertThatThrownBy(() -> new FrameCount.Run(0, 0, 0))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining("found a step of 0");
    }
}
