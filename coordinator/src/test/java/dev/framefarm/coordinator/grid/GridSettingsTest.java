package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridSettingsTest {
    private final GridSettings alone = GridSettings.alone(Path.of("/data"));

    @Test
    void aloneIsOnLoopbackAndShut() {
        assertThat(alone.isAlone()).isTrue();
        assertThat(alone.address()).isEqualTo("127.0.0.1");
        assertThat(alone.ports()).isEqualTo(GridSettings.Ports.EPHEMERAL);
        assertThat(alone.work()).isEqualTo(Path.of("/data/ignite"));
        assertThat(alone.presence()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void amongOthersListensOnTheUsualPorts() {
        GridSettings among = alone.among("c2", "10.0.0.2", List.of("10.0.0.1:47500", "10.0.0.2:47500..47503"));
        assertThat(among.isAlone()).isFalse();
        assertThat(among.node()).isEqualTo("c2");
        assertThat(among.ports()).isEqualTo(new GridSettings.Ports(47500, 47100, 3));
    }

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        assertThatThrownBy(() -> alone.among("c2", "coordinator.example", List.of()))
                .hasMessage("grid address: expected an IPv4 address, found 'coordinator.example'");
        assertThatThrownBy(() -> alone.among("c2", "10.0.0.2", List.of("10.0.0.1")))
                .hasMessageContaining("grid peer");
        assertThatThrownBy(() -> alone.among("c 2", "10.0.0.2", List.of())).hasMessageContaining("grid node");
        assertThatThrownBy(() -> alone.withPresence(Duration.ZERO)).hasMessageContaining("grid presence");
        assertThatThrownBy(() -> new GridSettings.Ports(80, 47100, 0)).hasMessageContaining("discovery port");
        assertThatThrownBy(() -> alone.among("c2", "127.0.0.1", List.of("127.0.0.1:47500"))
                        .withPorts(GridSettings.Ports.EPHEMERAL))
                .hasMessageContaining("grid ports");
    }

    @Test
    void leavesLoopbackOnlyWithTls() {
        GridSettings open = alone.among("c2", "10.0.0.2", List.of("10.0.0.1:47500"));
        assertThatThrownBy(() -> Grid.start(open)).hasMessageContaining("needs TLS");
    }
}
