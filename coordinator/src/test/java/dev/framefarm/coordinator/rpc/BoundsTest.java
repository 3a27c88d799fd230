package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.testing.Patience;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final AgentId GREEDY = new AgentId("a-1");
    private static final SocketAddress HERE = new InetSocketAddress("10.0.0.1", 1);

    @Test
    void countsOnlyFailedGuessesOfOneAddressInOneMinute() {
        AtomicLong now = new AtomicLong();
        GuessLimit limit = new GuessLimit(2, now::get);
        limit.failed(HERE);
        limit.failed(new InetSocketAddress("10.0.0.1", 2));
        assertThatThrownBy(() -> limit.check(HERE)).isInstanceOf(TooMany.class);
        assertThatCode(() -> limit.check(new InetSocketAddress("10.0.0.2", 1))).doesNotThrowAnyException();
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThatCode(() -> limit.check(HERE)).doesNotThrowAnyException();
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        GuessLimit limit = new GuessLimit(1, () -> 0);
        limit.failed(new InetSocketAddress("2001:db8::1", 1));
        assertThatThrownBy(() -> limit.check(new InetSocketAddress("2001:db8::2", 1)))
                .isInstanceOf(TooMany.class);
        assertThatCode(() -> limit.check(new InetSocketAddress("2001:db8:1::1", 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void givesEachAgentItsShareAndTakesItBackOnce() {
        Transfers transfers = new Transfers();
        Runnable first = begin(transfers, GREEDY, 1, 2);
        begin(transfers, GREEDY, 2, 2);
        assertThatThrownBy(() -> begin(transfers, GREEDY, 3, 2)).isInstanceOf(TooMany.class);
        assertThatCode(() -> begin(transfers, new AgentId("a-2"), 1, 2)).doesNotThrowAnyException();
        first.run();
        first.run();
        assertThat(transfers.open(GREEDY)).isEqualTo(1);
    }

    @Test
    void givesAnAgentTransfersByItsSlots() {
        Transfers transfers = new Transfers();
        transfers.has(GREEDY, 1);
        for (int lease = 0; lease < 8; lease++) {
            begin(transfers, GREEDY, lease, 128);
        }
        assertThatThrownBy(() -> begin(transfers, GREEDY, 9, 128))
                .isInstanceOf(TooMany.class)
                .hasMessageContaining("8 transfers");
    }

    @Test
    void givesALeaseAFewDeliveries() {
        Transfers transfers = new Transfers();
        for (int i = 0; i < Transfers.PER_LEASE; i++) {
            transfers.begin(GREEDY, new LeaseId("l-1"), Transfers.Way.UP, 128, why -> {});
        }
        assertThatThrownBy(() -> transfers.begin(GREEDY, new LeaseId("l-1"), Transfers.Way.UP, 128, why -> {}))
                .isInstanceOf(TooMany.class)
                .hasMessageContaining("Lease l-1");
        assertThatCode(() -> begin(transfers, GREEDY, 1, 128)).doesNotThrowAnyException();
    }

    @Test
    void givesALeaseOneSliceTheLatest() {
        Transfers transfers = new Transfers();
        List<Status> ends = new ArrayList<>();
        Runnable first = transfers.replace(GREEDY, new LeaseId("l-1"), Transfers.Way.DOWN, 1, ends::add);
        begin(transfers, GREEDY, 1, 1);
        assertThat(ends).extracting(Status::getCode).containsExactly(Status.Code.ABORTED);
        first.run();
        assertThat(transfers.open(GREEDY)).isEqualTo(1);
    }

    @Test
    void neverGivesOneAgentMoreThanAQuarterOfTheThreadsForSlices() {
        assertThat(FarmSettings.DEFAULT.slicesPerAgent()).isEqualTo(FarmSettings.DEFAULT.slices() / 4);
    }

    @Test
    void saysThatItIsBusyRatherThanQueueWithoutEnd() throws Exception {
        FarmSettings settings = FarmSettings.DEFAULT;
        CountDownLatch end = new CountDownLatch(1);
        try (FarmThreads threads = FarmThreads.of(settings)) {
            for (int i = 0; i < 2 * settings.slices(); i++) {
                threads.slices().execute(() -> awaitQuietly(end));
            }
            assertThatThrownBy(() -> threads.slices().execute(() -> {}))
                    .satisfies(
                            busy -> assertThat(StatusTable.of(busy).getCode()).isEqualTo(Status.Code.UNAVAILABLE));
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable begin(Transfers transfers, AgentId agent, int lease, int most) {
        return transfers.replace(agent, new LeaseId("l-" + lease), Transfers.Way.DOWN, most, why -> {});
    }

    @Test
    void keepsTheOrderOfWhatIsDoneOnManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            NarrowExecutor serial = new NarrowExecutor(threads, 1);
            List<Integer> done = new ArrayList<>();
            CountDownLatch end = new CountDownLatch(1);
            for (int i = 0; i < 10_000; i++) {
                int number = i;
                serial.execute(() -> {
                    done.add(number);
                    if (number % 1000 == 0) {
                        throw new IllegalStateException("a task that breaks breaks nothing else");
                    }
                });
            }
            serial.execute(end::countDown);
            assertThat(end.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(done).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void countsByKindAndInAll() {
        Counts<String> counts = new Counts<>();
        assertThat(counts.add("a", 2, 3)).isTrue();
        assertThat(counts.add("a", 2, 3)).isTrue();
        assertThat(counts.add("a", 2, 3)).isFalse();
        assertThat(counts.add("b", 2, 3)).isTrue();
        assertThat(counts.add("c", 2, 3)).as("three in all").isFalse();
        counts.remove("a");
        assertThat(counts.add("a", 2, 3)).isTrue();
    }

    @Test
    void leavesThreadsForOthersWhereTheWorkOfOneAgentTakesLong() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(10);
        try {
            Shares shares = new Shares(threads, 2);
            for (int i = 0; i < 10; i++) {
                shares.of(GREEDY).execute(() -> {
                    begun.countDown();
                    awaitQuietly(end);
                    done.countDown();
                });
            }
            CountDownLatch other = new CountDownLatch(1);
            shares.of(new AgentId("a-2")).execute(other::countDown);
            assertThat(other.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(begun.await(Patience.MILLIS, TimeUnit.MILLISECONDS))
                    .as("both of its threads work")
                    .isTrue();
            end.countDown();
            assertThat(done.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        FarmSettings good = FarmSettings.DEFAULT;
        assertThatThrownBy(() -> good.withTerms(Duration.ofSeconds(10), Duration.ofSeconds(20)))
                .hasMessageContaining("at least 3 heartbeats");
        assertThatThrownBy(() -> good.at("127.0.0.1", 70_000)).hasMessageContaining("70000");
    }
}
