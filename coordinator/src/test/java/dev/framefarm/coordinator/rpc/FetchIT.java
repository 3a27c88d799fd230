package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.SourceBroken;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchIT {
    private static final int MEBI = 1 << 20;
    private static final int SIZE = 200;

    @TempDir
    Path data;

    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger slices = new AtomicInteger();
    private final CountDownLatch broken = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile Failing failure = () -> {};
    private TestFarm farm;
    private TestAgent agent;
    private String lease;
    private JobId job;

    private interface Failing {
        void throwIt() throws IOException;
    }

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> {
            slices.incrementAndGet();
            try {
                byte[] part = new byte[64 * 1024];
                for (int i = 0; i < SIZE * 16; i++) {
                    Arrays.fill(part, (byte) i);
                    sink.write(part);
                    written.addAndGet(part.length);
                }
                failure.throwIt();
                if (hangs) {
                    new CountDownLatch(1).await();
                }
            } catch (InterruptedException stopped) {
                broken.countDown();
                throw new IOException("stopped", stopped);
            } catch (IOException stopped) {
                broken.countDown();
                throw stopped;
            } finally {
                slices.decrementAndGet();
            }
        });
        job = farm.render("film");
        agent = farm.agent();
        lease = agent.lease().getLeaseId();
    }

    @AfterEach
    void stop() {
        agent.close();
        farm.close();
    }

    @Test
    void streamsALargeSliceThroughLittleMemory() {
        Load load = Load.begin();
        long bytes = 0;
        var digest = NullBlobs.sha256();
        SliceEnd end = null;
        for (Iterator<SliceChunk> chunks = fetch(); chunks.hasNext(); ) {
            SliceChunk chunk = chunks.next();
            assertThat(end).isNull();
            if (chunk.hasEnd()) {
                end = chunk.getEnd();
            } else {
                bytes += chunk.getData().size();
                digest.update(chunk.getData().asReadOnlyByteBuffer());
                load.look();
            }
        }
        load.report("fetch", bytes);
        assertThat(bytes).isEqualTo((long) SIZE * MEBI);
        assertThat(end.getBytes()).isEqualTo(bytes);
        assertThat(end.getSha256().toByteArray()).isEqualTo(digest.digest());
        assertThat(load.grownMebi()).isLessThan(100);
    }

    @Test
    void goesOnWhereTheLinkBroke() {
        long from = 3L * MEBI + 17;
        long bytes = 0;
        boolean agreed = false;
        SliceEnd end = null;
        Iterator<SliceChunk> chunks = agent.farm()
                .fetch(FetchRequest.newBuilder().setLeaseId(lease).setFrom(from).build());
        while (chunks.hasNext()) {
            SliceChunk chunk = chunks.next();
            agreed |= bytes == 0 && chunk.getFrom() == from;
            bytes += chunk.getData().size();
            end = chunk.hasEnd() ? chunk.getEnd() : end;
        }

        assertThat(agreed).isTrue();
        assertThat(bytes).isEqualTo((long) SIZE * MEBI - from);
        assertThat(end.getBytes()).isEqualTo((long) SIZE * MEBI);
        assertThat(end.getSha256().toByteArray()).isEqualTo(whole());
    }

    @Test
    void whoeverHasAllOfItHearsSoAndGetsTheEnd() {
        long all = (long) SIZE * MEBI;
        Iterator<SliceChunk> chunks = agent.farm()
                .fetch(FetchRequest.newBuilder().setLeaseId(lease).setFrom(all).build());

        assertThat(chunks.next().getFrom()).isEqualTo(all);
        assertThat(chunks.next().getEnd().getBytes()).isEqualTo(all);
        assertThat(chunks.hasNext()).isFalse();
    }

    private static byte[] whole() {
        var digest = NullBlobs.sha256();
        byte[] part = new byte[64 * 1024];
        for (int i = 0; i < SIZE * 16; i++) {
            Arrays.fill(part, (byte) i);
            digest.update(part);
        }
        return digest.digest();
    }

    @Test
    void waitsForAnAgentThatReadsSlowly() throws Exception {
        Iterator<SliceChunk> chunks = fetch();
        chunks.next();
        await().pollDelay(1, TimeUnit.SECONDS).until(() -> true);
        // What the two ends hold: windows of HTTP/2, sockets, and a few chunks.
        assertThat(written.get()).isLessThan(40L * MEBI);
        chunks.forEachRemaining(chunk -> {});
        assertThat(written.get()).isEqualTo((long) SIZE * MEBI);
    }

    @Test
    void stopsASliceThatIsCancelledWhileItWrites() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> fetch().next());
        context.cancel(null);
        assertThat(broken.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void stopsASliceThatIsCancelledWhileItWaitsForTheSource() throws Exception {
        hangs = true;
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> {
            Iterator<SliceChunk> chunks = fetch();
            for (long left = (long) SIZE * MEBI; left > 0; ) {
                left -= chunks.next().getData().size();
            }
        });
        context.cancel(null);
        assertThat(broken.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void tellsABrokenSourceFromABrokenLine() {
        failure = () -> {
            throw new SourceBroken("the film ends in the middle");
        };
        assertThatThrownBy(() -> fetch().forEachRemaining(chunk -> {}))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.DATA_LOSS))
                .hasMessageContaining("the film ends in the middle");
    }

    /** A disk that is full, a folder that is not mounted, a database that is away: none of it is the film's fault. */
    @Test
    void troubleOfTheCoordinatorIsNoBrokenSourceAndIsSaidInTheJob() {
        failure = () -> {
            throw new IOException("No space left on device");
        };
        assertUnavailable("It could not read or write; its log says why.");
        failure = () -> {
            throw new NoRoom("There is no room for a copy.");
        };
        assertUnavailable("There is no room for a copy.");
        failure = () -> {
            throw new IllegalStateException("the database is away");
        };
        assertUnavailable("It could not read or write; its log says why.");
    }

    private void assertUnavailable(String said) {
        assertThatThrownBy(() -> fetch().forEachRemaining(chunk -> {}))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        await().untilAsserted(() -> assertThat(farm.engine
                        .progress()
                        .of(farm.jobs.find(job).orElseThrow())
                        .orElseThrow()
                        .waiting())
                .as("while an agent holds the lease")
                .startsWith("Coordinator ")
                .endsWith(" could not give a slice: " + said));
    }

    @Test
    void aSliceThatIsFetchedAgainTakesThePlaceOfTheOneBefore() throws Exception {
        Queue<ClientCallStreamObserver<FetchRequest>> calls = new ConcurrentLinkedQueue<>();
        Queue<Status> ends = new ConcurrentLinkedQueue<>();
        begin(calls, ends);
        await().until(() -> slices.get() == 1);
        begin(calls, ends);
        readOn(calls, ends);
        assertThat(ends.remove().getCode()).isEqualTo(Status.Code.ABORTED);
        await().until(() -> farm.sessions.transfers().open(agent.id) <= 1 && slices.get() <= 1);
        farm.server.close();
        await().until(() -> slices.get() == 0);
        calls.forEach(call -> call.cancel("enough", null));
    }

    @Test
    void cutsTheSlicesOfARevokedAgentAtOnce() throws Exception {
        Queue<ClientCallStreamObserver<FetchRequest>> calls = new ConcurrentLinkedQueue<>();
        Queue<Status> ends = new ConcurrentLinkedQueue<>();
        begin(calls, ends);
        await().until(() -> slices.get() == 1);
        farm.engine.fleet().revoke(agent.id, TestFarm.ADMIN);
        await().until(() -> slices.get() == 0);
        assertThat(written.get()).isLessThan((long) SIZE * MEBI);
        readOn(calls, ends);
        await().until(() -> farm.sessions.transfers().open(agent.id) == 0);
        assertThat(ends.remove().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void cutsTheSlicesOfALeaseThatEndsAndOpensNoneAnyMore() throws Exception {
        Queue<ClientCallStreamObserver<FetchRequest>> calls = new ConcurrentLinkedQueue<>();
        Queue<Status> ends = new ConcurrentLinkedQueue<>();
        begin(calls, ends);
        await().until(() -> slices.get() == 1);
        farm.engine.orders().cancel(job, TestFarm.ADMIN);
        await().until(() -> slices.get() == 0);
        readOn(calls, ends);
        assertThat(ends.remove().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThatThrownBy(() -> fetch().forEachRemaining(chunk -> {}))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void opensNoSliceForALeaseThatFailed() {
        farm.engine.attempts().ended(agent.id, new LeaseId(lease), EndCode.ENCODER_FAILED, "it broke");
        assertThatThrownBy(() -> fetch().forEachRemaining(chunk -> {}))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED))
                .hasMessageContaining("is over");
    }

    /** What is on the wire comes before the end. */
    private static void readOn(Queue<ClientCallStreamObserver<FetchRequest>> calls, Queue<Status> ends) {
        calls.forEach(call -> call.request(10_000));
        await().until(() -> ends.size() == 1);
    }

    /** A fetch whose agent reads one chunk and then nothing, over another connection than its session. */
    private void begin(Queue<ClientCallStreamObserver<FetchRequest>> calls, Queue<Status> ends) {
        FarmGrpc.newStub(agent.transfers).fetch(request(), new ClientResponseObserver<FetchRequest, SliceChunk>() {
            @Override
            public void beforeStart(ClientCallStreamObserver<FetchRequest> call) {
                call.disableAutoRequestWithInitial(1);
                calls.add(call);
            }

            @Override
            public void onNext(SliceChunk chunk) {}

            @Override
            public void onError(Throwable broken) {
                ends.add(Status.fromThrowable(broken));
            }

            @Override
            public void onCompleted() {}
        });
    }

    private Iterator<SliceChunk> fetch() {
        return agent.farm().fetch(request());
    }

    private FetchRequest request() {
        return FetchRequest.newBuilder().setLeaseId(lease).build();
    }
}
