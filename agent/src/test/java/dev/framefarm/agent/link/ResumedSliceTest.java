package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.SliceFailure;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slice over a line that breaks. */
class ResumedSliceTest {
    private static final int CHUNK = 128 << 10;
    private static final byte[] FILM = new byte[16 << 20];

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Coordinator coordinator = new Coordinator();
    private Server server;
    private CuttingLine line;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        new Random(7).nextBytes(FILM);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(coordinator)
                .build()
                .start();
        line = new CuttingLine(server.getPort(), 3, 4 << 20);
        // What is lost with a line is at most what fits in this window, which would grow by itself.
        channel = NettyChannelBuilder.forAddress("127.0.0.1", line.port())
                .flowControlWindow(1 << 20)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() throws IOException {
        channel.shutdownNow();
        line.close();
        server.shutdownNow();
        timer.shutdownNow();
    }

    private GrpcSlice fetch() {
        GrpcSlice slice = new GrpcSlice(1 << 20, Pace.FREE, this::again);
        fetch(slice.call());
        return slice;
    }

    private boolean again(SliceCall call, Duration wait) {
        var unused = timer.schedule(() -> fetch(call), wait.toMillis() / 10, TimeUnit.MILLISECONDS);
        return true;
    }

    private void fetch(SliceCall call) {
        FarmGrpc.newStub(channel)
                .fetch(FetchRequest.newBuilder().setFrom(call.from()).build(), call);
    }

    @Test
    void goesOnWhereItStoppedEachTime() throws Exception {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        GrpcSlice slice = fetch();

        while (slice.next(film)) {}

        assertThat(film.toByteArray()).isEqualTo(FILM);
        assertThat(line.cutsLeft()).isZero();
        assertThat(line.bytesDown()).isLessThan(FILM.length * 13L / 10);
    }

    @Test
    void aCoordinatorThatBeginsAnewIsNotBelieved() {
        coordinator.old = true;
        GrpcSlice slice = fetch();

        assertThatThrownBy(() -> drain(slice))
                .isInstanceOfSatisfying(
                        SliceFailure.class,
                        failure -> assertThat(failure.asEnd().code()).isEqualTo(EndCode.HANDED_BACK));
    }

    @Test
    void aSliceThatComesOutDifferentlyTheSecondTimeIsNoBrokenSource() {
        coordinator.twisted = true;
        GrpcSlice slice = fetch();

        assertThatThrownBy(() -> drain(slice))
                .isInstanceOfSatisfying(
                        SliceFailure.class,
                        failure -> assertThat(failure.asEnd().code()).isEqualTo(EndCode.HANDED_BACK))
                .hasMessageContaining("digest is wrong");
    }

    @Test
    void whoeverWaitsHearsThatItIsNoLongerWanted() throws Exception {
        GrpcSlice slice = new GrpcSlice(1 << 20, Pace.FREE, (call, wait) -> true);
        fetch(slice.call());
        var unused = timer.schedule(slice::cancel, 2, TimeUnit.SECONDS);

        assertThatThrownBy(() -> drain(slice)).hasMessageContaining("no longer wanted");
    }

    private static void drain(GrpcSlice slice) throws IOException {
        while (slice.next(OutputStream.nullOutputStream())) {}
    }

    private static final class Coordinator extends FarmGrpc.FarmImplBase {
        private volatile boolean old;
        private volatile boolean twisted;

        @Override
        public void fetch(FetchRequest request, StreamObserver<SliceChunk> answer) {
            try {
                byte[] film = FILM.clone();
                int from = old ? 0 : (int) request.getFrom();
                if (from > 0) {
                    film[0] += (byte) (twisted ? 1 : 0);
                    answer.onNext(SliceChunk.newBuilder().setFrom(from).build());
                }
                for (int at = from; at < film.length; at += CHUNK) {
                    answer.onNext(SliceChunk.newBuilder()
                            .setData(ByteString.copyFrom(film, at, Math.min(CHUNK, film.length - at)))
                            .build());
                }
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(film);
                answer.onNext(SliceChunk.newBuilder()
                        .setEnd(SliceEnd.newBuilder().setBytes(film.length).setSha256(ByteString.copyFrom(digest)))
                        .build());
                answer.onCompleted();
            } catch (NoSuchAlgorithmException e) {
                answer.onError(e);
            }
        }
    }
}
