package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Arrived;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.PlaceAnswer;
import dev.framefarm.v1.PlaceRequest;
import dev.framefarm.v1.PlacedDelivery;
import dev.framefarm.v1.RecallRequest;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.Verdict;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What an agent may call once the gate has let it in. */
final class FarmCalls extends FarmGrpc.FarmImplBase {
    private final Engine farm;
    private final FarmSettings settings;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Executor sessionThreads;
    private final SliceCalls slices;
    private final DeliveryCalls deliveries;
    private final PlaceCalls places;

    FarmCalls(
            Engine farm,
            FarmSettings settings,
            Sessions sessions,
            FarmThreads threads,
            Shares deliveryThreads,
            InstantSource clock) {
        this.farm = farm;
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
        sessionThreads = threads.sessions();
        Transfers transfers = sessions.transfers();
        int most = settings.transfersPerAgent();
        slices =
                new SliceCalls(farm.slices(), transfers, settings.slicesPerAgent(), threads.slices(), settings.stall());
        deliveries = new DeliveryCalls(
                farm.deliveries(), transfers, most, threads.watch(), settings.hurry(), deliveryThreads);
        places = new PlaceCalls(farm.placements(), transfers, most);
    }

    @Override
    public StreamObserver<AgentMessage> session(StreamObserver<CoordinatorMessage> answer) {
        Session session = new Session(
                caller(),
                (ServerCallStreamObserver<CoordinatorMessage>) answer,
                sessions,
                farm,
                settings,
                clock,
                sessionThreads);
        session.open();
        return session;
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<SliceChunk> answer) {
        slices.fetch(caller(), request, answer);
    }

    @Override
    public void recall(RecallRequest request, StreamObserver<Arrived> answer) {
        deliveries.recall(caller(), request, answer);
    }

    @Override
    public StreamObserver<DeliveryPart> deliver(StreamObserver<Verdict> answer) {
        return deliveries.deliver(caller(), answer);
    }

    @Override
    public void place(PlaceRequest request, StreamObserver<PlaceAnswer> answer) {
        places.place(caller(), request, answer);
    }

    @Override
    public void deliverPlaced(PlacedDelivery placed, StreamObserver<Verdict> answer) {
        places.deliver(caller(), placed, answer);
    }

    private static AgentId caller() {
        return AgentGate.AGENT.get();
    }
}
