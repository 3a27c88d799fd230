package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.v1.Arrived;
import dev.framefarm.v1.DeliveryHeader;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.Verdict;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One delivery as an agent makes it, honest or not; waits where the coordinator lets it wait. */
final class TestUpload implements ClientResponseObserver<DeliveryPart, Verdict> {
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private final MessageDigest digest;
    private ClientCallStreamObserver<DeliveryPart> call;
    private long bytes;

    TestUpload(TestAgent agent) {
        this(agent, NullBlobs.sha256(), 0);
    }

    private TestUpload(TestAgent agent, MessageDigest digest, long bytes) {
        this.digest = digest;
        this.bytes = bytes;
        FarmGrpc.newStub(agent.channel).deliver(this);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<DeliveryPart> starting) {
        call = starting;
        starting.setOnReadyHandler(() -> {
            synchronized (digest) {
                digest.notifyAll();
            }
        });
    }

    TestUpload header(String lease) {
        call.onNext(DeliveryPart.newBuilder()
                .setHeader(DeliveryHeader.newBuilder().setLeaseId(lease))
                .build());
        return this;
    }

    /** Over a stream of its own, behind what this one sent and {@code arrived}. */
    TestUpload goOn(TestAgent agent, String lease, Arrived arrived) throws CloneNotSupportedException {
        TestUpload next = new TestUpload(agent, (MessageDigest) digest.clone(), bytes);
        next.call.onNext(DeliveryPart.newBuilder()
                .setHeader(DeliveryHeader.newBuilder().setLeaseId(lease).setGoesOn(arrived))
                .build());
        return next;
    }

    TestUpload data(int length, byte fill) throws InterruptedException {
        byte[] part = new byte[length];
        Arrays.fill(part, fill);
        digest.update(part);
        bytes += length;
        if (!awaitReady(Patience.MILLIS) && !verdict.isDone()) {
            throw new AssertionError("the coordinator takes nothing");
        }
        call.onNext(DeliveryPart.newBuilder().setData(ByteString.copyFrom(part)).build());
        return this;
    }

    boolean awaitReady(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (digest) {
            while (!call.isReady() && !verdict.isDone() && System.nanoTime() < end) {
                digest.wait(10);
            }
        }
        return call.isReady();
    }

    /** True evidence of what was sent so far. */
    Evidence.Builder honest() {
        return Evidence.newBuilder()
                .setBytes(bytes)
                .setSha256(ByteString.copyFrom(digest.digest()))
                .setFrames(TestPlan.FRAMES)
                .setLastTime(TestPlan.FRAMES - 1)
                .setParityClass("x264-1");
    }

    TestUpload evidence(Evidence.Builder evidence) {
        call.onNext(DeliveryPart.newBuilder().setEvidence(evidence).build());
        return this;
    }

    TestUpload finish() {
        call.onCompleted();
        return this;
    }

    void cancel() {
        call.cancel("enough", null);
    }

    Verdict verdict() throws Exception {
        call.onCompleted();
        return verdict.get(Patience.MILLIS, TimeUnit.MILLISECONDS);
    }

    Status failure() throws Exception {
        try {
            throw new AssertionError(
                    "expected a failure, found " + verdict.get(Patience.MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException broken) {
            return Status.fromThrowable(broken.getCause());
        }
    }

    @Override
    public void onNext(Verdict told) {
        verdict.complete(told);
    }

    @Override
    public void onError(Throwable broken) {
        verdict.completeExceptionally(broken);
    }

    @Override
    public void onCompleted() {}
}
