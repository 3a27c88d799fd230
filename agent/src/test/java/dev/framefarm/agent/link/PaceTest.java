package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import dev.framefarm.v1.Verdict;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits over a real line: 4 MiB at 32 Mbit/s take a second, less the quarter that was saved up. */
class PaceTest {
    private static final int CHUNK = 128 << 10;
    private static final int CHUNKS = 32;
    private static final long RATE = 32 << 20;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Coordinator())
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void aSliceComesNoFasterThanItMay() throws Exception {
        long begun = System.nanoTime();
        GrpcSlice slice = new GrpcSlice(Long.MAX_VALUE, Pace.of(RATE, timer), (call, wait) -> false);
        FarmGrpc.newStub(channel).fetch(FetchRequest.getDefaultInstance(), slice.call());

        while (slice.next(OutputStream.nullOutputStream())) {}

        assertThat(secondsSince(begun)).isBetween(0.7, 60.0);
    }

    @Test
    void aDeliveryGoesNoFasterThanItMay() throws Exception {
        long begun = System.nanoTime();
        GrpcUpload upload = new GrpcUpload(Pace.of(RATE, timer));
        FarmGrpc.newStub(channel).deliver(upload);

        send(upload);

        assertThat(secondsSince(begun)).isBetween(0.7, 60.0);
    }

    @Test
    void twoDeliveriesShareTheLimit() throws Exception {
        long begun = System.nanoTime();
        Pace pace = Pace.of(RATE, timer);
        for (int i = 0; i < 2; i++) {
            GrpcUpload upload = new GrpcUpload(pace);
            FarmGrpc.newStub(channel).deliver(upload);
            send(upload);
        }

        assertThat(secondsSince(begun)).isBetween(1.7, 60.0);
    }

    private static void send(Upload upload) throws Exception {
        byte[] chunk = new byte[CHUNK];
        for (int i = 0; i < CHUNKS; i++) {
            upload.send(chunk, chunk.length);
        }
        upload.cancel("enough");
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Sends zeroes, and takes whatever comes. */
    private static final class Coordinator extends FarmGrpc.FarmImplBase {
        @Override
        public void fetch(FetchRequest request, StreamObserver<SliceChunk> answer) {
            try {
                byte[] all = new byte[CHUNK * CHUNKS];
                for (int i = 0; i < CHUNKS; i++) {
                    answer.onNext(SliceChunk.newBuilder()
                            .setData(ByteString.copyFrom(all, i * CHUNK, CHUNK))
                            .build());
                }
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
                answer.onNext(SliceChunk.newBuilder()
                        .setEnd(SliceEnd.newBuilder().setBytes(all.length).setSha256(ByteString.copyFrom(digest)))
                        .build());
                answer.onCompleted();
            } catch (NoSuchAlgorithmException e) {
                answer.onError(e);
            }
        }

        @Override
        public StreamObserver<DeliveryPart> deliver(StreamObserver<Verdict> answer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(DeliveryPart part) {}

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {}
            };
        }
    }
}
