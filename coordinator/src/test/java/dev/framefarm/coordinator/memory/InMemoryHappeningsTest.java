package dev.framefarm.coordinator.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.testing.HappeningsContract;
import org.junit.jupiter.api.Test;

class InMemoryHappeningsTest extends HappeningsContract {
    private final Happenings happenings = new InMemoryHappenings();

    @Override
    protected Happenings happenings() {
        return happenings;
    }

    @Test
    void hasDeliveredWhenPublishReturns() {
        Heard heard = new Heard();
        happenings.subscribe(0, heard);
        publish(0, 2);
        assertThat(heard.types()).containsExactly("0", "1");
    }

    @Test
    void keepsOneOrderWhenAWatcherPublishes() {
        happenings.subscribe(0, news -> {
            if (news.happening().type().equals("0")) {
                publish(1, 3);
            }
        });
        Heard heard = new Heard();
        happenings.subscribe(0, heard);
        publish(0, 1);
        assertThat(heard.types()).containsExactly("0", "1", "2");
    }
}
