package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GrpcSliceTest {
    private static final int CHUNKS = 20_000;

    /** FFmpeg may end before its feeder notices; whoever then takes the rest meets it at the same slice. */
    @Test
    void twoReadersTakeEveryChunkOnce() throws Exception {
        GrpcSlice slice = new GrpcSlice(Long.MAX_VALUE, Pace.FREE, (call, wait) -> false);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> reader = () -> {
                ByteArrayOutputStream read = new ByteArrayOutputStream();
                while (slice.next(read)) {}
                return read.size();
            };
            Future<Integer> one = threads.submit(reader);
            Future<Integer> other = threads.submit(reader);
            for (int i = 0; i < CHUNKS; i++) {
                byte[] data = {(byte) i, (byte) (i >> 8)};
                digest.update(data);
                slice.call()
                        .onNext(SliceChunk.newBuilder()
                                .setData(ByteString.copyFrom(data))
                                .build());
            }
            end(slice, 2 * CHUNKS, digest.digest());
            assertThat(one.get() + other.get()).isEqualTo(2 * CHUNKS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyASourceThatTheCoordinatorCallsBrokenIsBlamed() {
        assertThat(endAfter(Status.DATA_LOSS)).isEqualTo(EndCode.SOURCE_BROKEN);
        for (Status trouble : List.of(Status.INTERNAL, Status.ABORTED, Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED)) {
            assertThat(endAfter(trouble)).as("%s", trouble).isEqualTo(EndCode.HANDED_BACK);
        }
    }

    private static EndCode endAfter(Status status) {
        GrpcSlice slice = new GrpcSlice(Long.MAX_VALUE, Pace.FREE, (call, wait) -> false);
        AtomicReference<EndCode> end = new AtomicReference<>();
        slice.onFailure(failure -> end.set(failure.asEnd().code()));
        slice.broke(slice.call(), status);
        return end.get();
    }

    private static void end(GrpcSlice slice, long bytes, byte[] sha256) {
        slice.call()
                .onNext(SliceChunk.newBuilder()
                        .setEnd(SliceEnd.newBuilder().setBytes(bytes).setSha256(ByteString.copyFrom(sha256)))
                        .build());
        slice.call().onCompleted();
    }
}
