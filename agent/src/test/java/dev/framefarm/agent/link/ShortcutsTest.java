package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.work.LeaseId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
    private final AtomicLong now = new AtomicLong();
    private final Shortcuts shortcuts =
            new Shortcuts(new StorePut(StoreAddress.client(), Pace.FREE, Duration.ofSeconds(1)), now::get);

    @Test
    void nobodyTakesAWayThatWasNotOffered() {
        assertThat(isOpen()).isFalse();
        shortcuts.offered(true);
        assertThat(isOpen()).isTrue();
        shortcuts.offered(false);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aWayThatFailedIsAvoidedForAWhile() {
        shortcuts.offered(true);
        shortcuts.failed("the blob store answered 403");

        assertThat(isOpen()).isFalse();
        assertThat(shortcuts.trouble()).contains("the blob store answered 403");
        now.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(isOpen()).isFalse();
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(isOpen()).isTrue();
        assertThat(shortcuts.trouble()).isEmpty();
        assertThat(shortcuts.figures()).isEqualTo(new Shortcuts.Figures(0, 1));
    }

    private boolean isOpen() {
        return shortcuts
                .of(new LeaseId("l-1"), () -> {
                    throw new IllegalStateException("nobody is asked yet");
                })
                .isPresent();
    }
}
