package dev.framefarm.agent.link;

import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceChunk;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try at fetching a slice from a byte on, and the rest of it if nothing breaks. Thread-safe. */
final class SliceCall implements SliceTry, ClientResponseObserver<FetchRequest, SliceChunk> {
    private final GrpcSlice slice;
    private final long from;
    private final Optional<Elsewhere> elsewhere;
    private @Nullable ClientCallStreamObserver<FetchRequest> call;
    /** Whether the coordinator sends what was asked for; one of an older build begins with the first byte. */
    private volatile boolean agreed;

    /** Hears that the slice is not sent, and where it is to be had. */
    interface Elsewhere {
        void goTo(SliceCall asked, Reading reading);
    }

    SliceCall(GrpcSlice slice, long from) {
        this(slice, from, Optional.empty());
    }

    SliceCall(GrpcSlice slice, long from, Optional<Elsewhere> elsewhere) {
        this.slice = slice;
        this.from = from;
        this.elsewhere = elsewhere;
        this.agreed = from == 0;
    }

    @Override
    public long from() {
        return from;
    }

    GrpcSlice slice() {
        return slice;
    }

    @Override
    public int relayed(int bytes) {
        return bytes;
    }

    FetchRequest request(LeaseId lease) {
        return FetchRequest.newBuilder()
                .setLeaseId(lease.value())
                .setFrom(from)
                .setDirectly(elsewhere.isPresent())
                .build();
    }

    boolean isWanted() {
        return slice.awaits(this);
    }

    @Override
    public synchronized void beforeStart(ClientCallStreamObserver<FetchRequest> starting) {
        call = starting;
        starting.disableAutoRequestWithInitial(1);
    }

    @Override
    public void onNext(SliceChunk chunk) {
        if (chunk.getPartCase() == SliceChunk.PartCase.FROM && chunk.getFrom() == from) {
            agreed = true;
            request();
        } else if (chunk.hasReading() && elsewhere.isPresent()) {
            elsewhere.get().goTo(this, chunk.getReading());
        } else if (agreed) {
            slice.arrived(this, chunk);
        } else {
            slice.broke(this, Status.UNIMPLEMENTED.withDescription("the coordinator cannot go on where it stopped"));
            cancel("not what was asked for");
        }
    }

    @Override
    public void onError(Throwable cause) {
        slice.broke(this, Status.fromThrowable(cause));
    }

    @Override
    public void onCompleted() {
        slice.ended(this);
    }

    @Override
    public void request() {
        ClientCallStreamObserver<FetchRequest> open = begun();
        if (open != null) {
            open.request(1);
        }
    }

    @Override
    public void cancel(String why) {
        ClientCallStreamObserver<FetchRequest> open = begun();
        if (open != null) {
            open.cancel(why, null);
        }
    }

    private synchronized @Nullable ClientCallStreamObserver<FetchRequest> begun() {
        return call;
    }
}
