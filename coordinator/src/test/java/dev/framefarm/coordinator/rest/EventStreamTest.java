package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.memory.InMemoryHappenings;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration QUICK = Duration.ofMillis(50);

    private final InMemoryHappenings happenings = new InMemoryHappenings();

    @Test
    void sendsSignsOfLifeWhenNothingHappens() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventStream stream = new EventStream(any -> true, QUICK);
        CompletableFuture<Void> writing = write(stream, out);
        Awaitility.await().until(() -> out.toString(StandardCharsets.UTF_8).contains(": still here\n\n"));
        stream.close();
        writing.join();
    }

    @Test
    void sendsSignsOfLifeAmongNewsForOthers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventStream stream = new EventStream(any -> false, Duration.ofMillis(500));
        CompletableFuture<Void> writing = write(stream, out);
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
            happenings.publish(news("not for this client"));
            return out.toString(StandardCharsets.UTF_8).contains(": still here\n\n");
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("event:");
        stream.close();
        writing.join();
    }

    @Test
    void saysNothingOfAGapWhereNothingIsLost() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        happenings.publish(news("seen"));
        long seen = happenings.latest();
        happenings.publish(news("since"));
        EventStream stream = new EventStream(any -> true, QUICK);
        CompletableFuture<Void> writing = write(stream, seen, out);
        happenings.publish(news("now"));
        Awaitility.await().until(() -> out.toString(StandardCharsets.UTF_8).contains("now"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("retry: 2000\n\nid: ")
                .contains("since")
                .doesNotContain("seen", "gap");
        stream.close();
        writing.join();
    }

    @Test
    void saysThatANumberIsNotOneOfItsOwn() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        happenings.publish(news("before"));
        EventStream stream = new EventStream(any -> true, QUICK);
        CompletableFuture<Void> writing = write(stream, happenings.latest() + 5_000_000, out);
        Awaitility.await().until(() -> out.toString(StandardCharsets.UTF_8).contains("gap"));
        happenings.publish(news("since"));
        Awaitility.await().until(() -> out.toString(StandardCharsets.UTF_8).contains("since"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("retry: 2000\n\nevent: gap\ndata: {}\n\n")
                .containsOnlyOnce("gap")
                .doesNotContain("before");
        stream.close();
        writing.join();
    }

    @Test
    void saysThatSomethingWasForgotten() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 1500; i++) {
            happenings.publish(news("a"));
        }
        EventStream stream = new EventStream(any -> true, QUICK);
        CompletableFuture<Void> writing = write(stream, out);
        Awaitility.await()
                .until(() -> out.toString(StandardCharsets.UTF_8).contains("id: " + happenings.latest() + "\n"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("retry: 2000\n\nevent: gap\ndata: {}\n\nid: ")
                .containsOnlyOnce("gap");
        stream.close();
        writing.join();
    }

    @Test
    void dropsAClientThatDoesNotKeepUpWithoutHoldingUpAnybody() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                stuck.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        CompletableFuture<Void> writing = write(new EventStream(any -> true, QUICK), slow);
        assertThat(stuck.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        for (int i = 0; i < 5000; i++) {
            happenings.publish(news("a"));
        }
        assertThat(writing).as("nobody waited for it").isNotDone();
        release.countDown();
        assertThat(writing).succeedsWithin(Patience.TIME);
    }

    @Test
    void keepsHostileTextInsideItsField() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventStream stream = new EventStream(any -> true, QUICK);
        CompletableFuture<Void> writing = write(stream, out);
        happenings.publish(news("a\n\nevent: forged\ndata: {}\n\n"));
        Awaitility.await().until(() -> out.toString(StandardCharsets.UTF_8).contains("id: "));
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\nevent: forged");
        stream.close();
        writing.join();
    }

    private CompletableFuture<Void> write(EventStream stream, OutputStream out) {
        return write(stream, 0, out);
    }

    private CompletableFuture<Void> write(EventStream stream, long after, OutputStream out) {
        return CompletableFuture.runAsync(() -> {
            try {
                stream.write(happenings, after, out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Happening news(String text) {
        return new Happening("job", Optional.empty(), Instant.EPOCH, Map.of("text", text));
    }
}
