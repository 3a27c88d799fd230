package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChoreTest {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void oneThatTakesLongDoesNotPileUp() {
        Chore chore = new Chore(queue::add, done::incrementAndGet);
        chore.run();
        chore.run();
        assertThat(queue).hasSize(1);
        assertThat(chore.isUnderWay()).isTrue();

        queue.remove().run();
        assertThat(chore.isUnderWay()).isFalse();
        chore.run();
        assertThat(queue).hasSize(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void oneThatFailsOrIsRefusedIsDoneAgain() {
        Chore failing = new Chore(Runnable::run, () -> {
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
        assertThat(failing.isUnderWay()).isFalse();

        Chore refused = new Chore(
                task -> {
                    throw new RejectedExecutionException();
                },
                done::incrementAndGet);
        assertThatThrownBy(refused::run).isInstanceOf(RejectedExecutionException.class);
        assertThat(refused.isUnderWay()).isFalse();
    }
}
