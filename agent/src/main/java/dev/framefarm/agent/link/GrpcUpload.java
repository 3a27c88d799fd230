package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.Delivery;
import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.agent.attempt.Upload;
import dev.framefarm.agent.attempt.Verdict;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.RecallRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A delivery going up. A sender waits while the transport has more than its threshold to do, so a slow link
 * slows FFmpeg down instead of filling the heap. Thread-safe; one sender.
 */
final class GrpcUpload implements Upload, ClientResponseObserver<DeliveryPart, dev.framefarm.v1.Verdict> {
    private static final Duration JUDGING = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /**
     * Of the line, or of the coordinator's own disk or database, or of what it has no more to go on with; all others speak
     * of the delivery.
     */
    private static final Set<Status.Code> PASSING = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.CANCELLED,
            Status.Code.ABORTED,
            Status.Code.DEADLINE_EXCEEDED);

    private final Pace pace;
    private @Nullable ClientCallStreamObserver<DeliveryPart> call;
    private @Nullable Verdict verdict;
    private @Nullable IOException failure;

    GrpcUpload(Pace pace) {
        this.pace = pace;
    }

    /** Asks what came of an earlier one. A coordinator of an older build keeps nothing. */
    static Arrived arrived(Channel channel, LeaseId lease) throws IOException {
        try {
            return Messages.arrived(FarmGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .recall(RecallRequest.newBuilder().setLeaseId(lease.value()).build()));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Arrived.NOTHING;
            }
            throw failure(e.getStatus());
        }
    }

    @Override
    public synchronized void beforeStart(ClientCallStreamObserver<DeliveryPart> starting) {
        call = starting;
        starting.setOnReadyHandler(this::awaken);
    }

    @Override
    public synchronized void onNext(dev.framefarm.v1.Verdict told) {
        verdict = new Verdict(told.getAccepted(), told.getCode(), told.getReason());
        notifyAll();
    }

    @Override
    public void onError(Throwable cause) {
        fail(failure(Status.fromThrowable(cause)));
    }

    private static IOException failure(Status status) {
        return PASSING.contains(status.getCode())
                ? new LineLost(CallEnd.of(status))
                : new IOException(CallEnd.of(status));
    }

    @Override
    public void onCompleted() {
        fail(new LineLost("the coordinator closed the delivery"));
    }

    /** Paced before anything is locked: whoever takes the delivery back does not wait for a slow line. */
    @Override
    public void send(byte[] data, int length) throws IOException {
        pace.await(length);
        sendNow(data, length);
    }

    private synchronized void sendNow(byte[] data, int length) throws IOException {
        while (open() && !call().isReady()) {
            pause(0);
        }
        if (verdict != null) {
            throw new IOException("judged before its end: " + verdict.reason());
        }
        if (failure != null) {
            throw failure;
        }
        call().onNext(DeliveryPart.newBuilder()
                .setData(ByteString.copyFrom(data, 0, length))
                .build());
    }

    @Override
    public synchronized Verdict finish(Delivery delivery) throws IOException {
        if (open()) {
            call().onNext(DeliveryPart.newBuilder()
                    .setEvidence(Messages.evidence(delivery))
                    .build());
            call().onCompleted();
        }
        long deadline = System.nanoTime() + JUDGING.toNanos();
        while (open()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("no verdict within " + JUDGING.toMinutes() + " minutes");
            }
            pause(left);
        }
        if (verdict == null) {
            throw Objects.requireNonNull(failure, "it has ended");
        }
        return verdict;
    }

    @Override
    public void cancel(String why) {
        ClientCallStreamObserver<DeliveryPart> open;
        synchronized (this) {
            open = open() ? call : null;
            fail(new IOException(why));
        }
        if (open != null) {
            open.cancel(why, null);
        }
    }

    private boolean open() {
        return verdict == null && failure == null;
    }

    private ClientCallStreamObserver<DeliveryPart> call() {
        return Objects.requireNonNull(call, "the call has begun");
    }

    private synchronized void awaken() {
        notifyAll();
    }

    private synchronized void fail(IOException why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // the loops are the callers'
    private void pause(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while delivering").initCause(e);
        }
    }
}
