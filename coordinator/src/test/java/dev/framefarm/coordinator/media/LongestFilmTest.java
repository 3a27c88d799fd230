package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.testing.ChildJvm;
import org.junit.jupiter.api.Test;

class LongestFilmTest {
    /** The child has two thirds of the memory that a small coordinator has. */
    @Test
    void fitsIntoTheMemoryOfASmallCoordinator() throws Exception {
        try (ChildJvm child = ChildJvm.start(LongestFilmProcess.class)) {
            assertThat(child.line()).isEqualTo("5000000 frames, 5000000 keyframes");
        }
    }
}
