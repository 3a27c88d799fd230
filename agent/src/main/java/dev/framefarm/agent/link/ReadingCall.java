package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceChunk;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks for a slice once more, only to hear where its source is to be read by now. */
record ReadingCall(LeaseId lease, Supplier<? extends Channel> line) implements StoreSource.Asking {
    /** It also ends a call whose answer is the slice after all. */
    private static final int SECONDS = 30;

    @Override
    public Reading again() throws LineLost {
        FetchRequest request = FetchRequest.newBuilder()
                .setLeaseId(lease.value())
                .setDirectly(true)
                .build();
        try {
            Iterator<SliceChunk> answer = FarmGrpc.newBlockingStub(line.get())
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .fetch(request);
            SliceChunk first = answer.hasNext() ? answer.next() : SliceChunk.getDefaultInstance();
            if (first.hasReading()) {
                return first.getReading();
            }
            throw new LineLost("the coordinator does not say any more where the source is");
        } catch (StatusRuntimeException e) {
            throw new LineLost("the coordinator does not say where the source is: " + e.getStatus());
        }
    }
}
