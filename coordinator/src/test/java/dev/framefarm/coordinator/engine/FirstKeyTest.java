package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstKeyTest {
    private final SmallFarm farm = new SmallFarm();
    private final Access access = farm.engine.access();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aKeyThatCouldNotBeKeptIsNoKey() throws Exception {
        assertThatThrownBy(() -> access.createFirst(bearer -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(farm.keys.list()).isEmpty();

        List<String> kept = new ArrayList<>();
        assertThat(access.createFirst(bearer -> {
                    assertThat(farm.keys.list()).as("kept before it counts").isEmpty();
                    kept.add(bearer);
                }))
                .isTrue();
        assertThat(access.authenticate(kept.get(0))).isPresent();
    }

    @Test
    void thereIsOneFirstKey() throws Exception {
        assertThat(access.createFirst(bearer -> {})).isTrue();
        assertThat(access.createFirst(bearer -> {
                    throw new IOException("nothing is to be kept");
                }))
                .isFalse();
    }
}
