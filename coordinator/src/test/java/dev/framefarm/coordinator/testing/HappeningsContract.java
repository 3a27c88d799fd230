package dev.framefarm.coordinator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.engine.Happenings.Subscription;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every teller of news must do. Nothing has happened yet when a test begins. */
public abstract class HappeningsContract {
    protected abstract Happenings happenings();

    @Test
    void tellsAllOfAHappening() {
        Happening happening = new Happening(
                "progress",
                Optional.of(new JobId("j1")),
                LedgerSamples.NOON,
                Map.of("percent", 12.5, "frames", 300, "lanes", List.of(1, 2), "note", "ü"));
        Heard heard = new Heard();
        happenings().subscribe(0, heard);

        happenings().publish(happening);

        await().until(() -> heard.all.size() == 1);
        assertThat(heard.all.get(0).happening()).isEqualTo(happening);
        assertThat(heard.all.get(0).sequence()).isEqualTo(happenings().latest()).isPositive();
    }

    @Test
    void replaysWhatCameAfterAndFollows() {
        publish(0, 10);
        Heard all = new Heard();
        happenings().subscribe(0, all);
        await().until(() -> all.all.size() == 10);
        Heard some = new Heard();
        happenings().subscribe(all.all.get(6).sequence(), some);
        Heard future = new Heard();
        happenings().subscribe(happenings().latest(), future);

        publish(10, 13);

        await().untilAsserted(() -> assertThat(some.types()).containsExactly("7", "8", "9", "10", "11", "12"));
        await().untilAsserted(() -> assertThat(future.types()).containsExactly("10", "11", "12"));
        await().until(() -> all.all.size() == 13);
        assertThat(all.all.stream().map(Numbered::sequence)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void hasNeitherGapNorDoubleWhileOthersPublish() throws InterruptedException {
        Thread publisher = new Thread(() -> publish(0, 500));
        publisher.start();
        Heard heard = new Heard();
        happenings().subscribe(0, heard);
        publisher.join();

        await().until(() -> heard.all.size() >= 500);
        assertThat(heard.types().stream().map(Integer::valueOf)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void remembersTheLastThousand() {
        publish(0, 1_005);
        Heard heard = new Heard();
        happenings().subscribe(0, heard);

        await().until(() -> heard.all.size() == 1_000);
        assertThat(heard.types().get(0)).isEqualTo("5");
    }

    @Test
    void knowsWhetherItTellsAllThatCameAfterANumber() {
        Heard heard = new Heard();
        assertThat(happenings().subscribe(0, heard).complete()).isTrue();
        publish(0, 3);
        await().until(() -> heard.all.size() == 3);

        assertThat(complete(0)).isTrue();
        assertThat(heard.all).allMatch(each -> complete(each.sequence()));
        assertThat(complete(heard.all.get(0).sequence() - 1))
                .as("not one of its own")
                .isFalse();
        assertThat(complete(happenings().latest() + 1)).as("of a faster clock").isFalse();

        publish(3, 1_003);
        assertThat(complete(heard.all.get(2).sequence()))
                .as("the last forgotten")
                .isTrue();
        assertThat(complete(heard.all.get(1).sequence())).as("forgotten before").isFalse();
        assertThat(complete(0)).isFalse();
    }

    private boolean complete(long sequence) {
        try (Subscription subscription = happenings().subscribe(sequence, new Heard())) {
            return subscription.complete();
        }
    }

    @Test
    void tellsNothingAfterTheEndOfASubscription() {
        Heard ended = new Heard();
        Subscription subscription = happenings().subscribe(0, ended);
        subscription.close();
        Heard other = new Heard();
        happenings().subscribe(0, other);

        publish(0, 3);

        await().until(() -> other.all.size() == 3);
        assertThat(ended.all).isEmpty();
    }

    @Test
    void closesAWatcherThatThrowsAndGoesOnWithTheOthers() {
        Faulty faulty = new Faulty();
        happenings().subscribe(0, faulty);
        Heard other = new Heard();
        happenings().subscribe(0, other);

        publish(0, 3);

        await().untilTrue(faulty.closed);
        await().until(() -> other.all.size() == 3);
    }

    protected void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            happenings().publish(new Happening(String.valueOf(i), Optional.empty(), LedgerSamples.NOON, Map.of()));
        }
    }

    /** A watcher that keeps all. */
    public static final class Heard implements Consumer<Numbered> {
        public final List<Numbered> all = new CopyOnWriteArrayList<>();

        @Override
        public void accept(Numbered numbered) {
            all.add(numbered);
        }

        public List<String> types() {
            return all.stream().map(each -> each.happening().type()).toList();
        }
    }

    private static final class Faulty implements Consumer<Numbered>, AutoCloseable {
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void accept(Numbered numbered) {
            throw new IllegalStateException("a watcher's own trouble");
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
