package dev.framefarm.agent.testing;

import com.google.protobuf.ByteString;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import dev.framefarm.v1.Verdict;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The test coordinator's data: slices to fetch, deliveries that came. */
public final class TestData {
    private static final int CHUNK = 32 << 10;

    private final Map<String, Slice> slices = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Delivery>> deliveries = new ConcurrentHashMap<>();

    /** How a slice is to go wrong, if at all. */
    public enum Ending {
        WHOLE,
        WRONG_DIGEST,
        EARLY,
        /** Half of it, and then silence. */
        HANGING
    }

    /** What came up; without evidence when the agent took it back. */
    @SuppressWarnings("ArrayRecordComponent") // only ever read here
    public record Delivery(byte[] bytes, Evidence evidence) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Slice(byte[] bytes, Ending ending) {}

    public void slice(String lease, byte[] bytes, Ending ending) {
        slices.put(lease, new Slice(bytes, ending));
    }

    /** What came of it so far, which may be half a delivery. */
    public void forget(String lease) {
        deliveries.remove(lease);
    }

    /** Done when a delivery closed, exceptionally when it was taken back. */
    public CompletableFuture<Delivery> delivery(String lease) {
        return deliveries.computeIfAbsent(lease, ignored -> new CompletableFuture<>());
    }

    FarmGrpc.FarmImplBase service(Function<StreamObserver<CoordinatorMessage>, StreamObserver<AgentMessage>> sessions) {
        return new FarmGrpc.FarmImplBase() {
            @Override
            public StreamObserver<AgentMessage> session(StreamObserver<CoordinatorMessage> back) {
                return sessions.apply(back);
            }

            @Override
            public void fetch(FetchRequest request, StreamObserver<SliceChunk> response) {
                send(slices.get(request.getLeaseId()), (int) request.getFrom(), (ServerCallStreamObserver<SliceChunk>)
                        response);
            }

            @Override
            public StreamObserver<DeliveryPart> deliver(StreamObserver<Verdict> response) {
                return new Receiver(response);
            }
        };
    }

    private static void send(Slice slice, int from, ServerCallStreamObserver<SliceChunk> response) {
        if (from > 0) {
            response.onNext(SliceChunk.newBuilder().setFrom(from).build());
        }
        int length = slice.ending() == Ending.HANGING || slice.ending() == Ending.EARLY
                ? slice.bytes().length / 2
                : slice.bytes().length;
        for (int at = from; at < length; at += CHUNK) {
            response.onNext(SliceChunk.newBuilder()
                    .setData(ByteString.copyFrom(slice.bytes(), at, Math.min(CHUNK, length - at)))
                    .build());
        }
        if (slice.ending() == Ending.HANGING) {
            return;
        }
        if (slice.ending() != Ending.EARLY) {
            byte[] digest = sha256(slice.bytes());
            if (slice.ending() == Ending.WRONG_DIGEST) {
                digest[0]++;
            }
            response.onNext(SliceChunk.newBuilder()
                    .setEnd(SliceEnd.newBuilder().setBytes(slice.bytes().length).setSha256(ByteString.copyFrom(digest)))
                    .build());
        }
        response.onCompleted();
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Receiver implements StreamObserver<DeliveryPart> {
        private final StreamObserver<Verdict> response;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String lease = "";
        private Evidence evidence = Evidence.getDefaultInstance();

        Receiver(StreamObserver<Verdict> response) {
            this.response = response;
        }

        @Override
        public void onNext(DeliveryPart part) {
            switch (part.getPartCase()) {
                case HEADER -> lease = part.getHeader().getLeaseId();
                case DATA -> bytes.writeBytes(part.getData().toByteArray());
                case EVIDENCE -> evidence = part.getEvidence();
                case PART_NOT_SET -> throw new IllegalStateException("an empty part");
            }
        }

        @Override
        public void onError(Throwable cause) {
            delivery(lease).completeExceptionally(cause);
        }

        @Override
        public void onCompleted() {
            delivery(lease).complete(new Delivery(bytes.toByteArray(), evidence));
            response.onNext(Verdict.newBuilder().setAccepted(true).build());
            response.onCompleted();
        }
    }
}
