package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.framefarm.coordinator.engine.Lending;
import dev.framefarm.v1.FetchRequest;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceForm;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read a source in the store, and who gets the slice itself. */
class ReadingIT {
    private static final byte[] SLICE = {1, 2, 3};

    @TempDir
    Path data;

    private TestFarm farm;
    private TestAgent agent;
    private String lease;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> sink.write(SLICE));
        farm.blobs.lending = Optional.of(blob -> Optional.of(
                new Lending.Loan(URI.create("https://store/" + blob.sha256()), Map.of("if-match", "\"version\""))));
        farm.render("film");
        agent = farm.agent();
        lease = agent.lease().getLeaseId();
    }

    @AfterEach
    void stop() {
        agent.close();
        farm.close();
    }

    @Test
    void whoCanReadIsToldWhereAndWhatToCut() {
        Iterator<SliceChunk> answer = fetch(agent, asking());

        Reading reading = answer.next().getReading();
        assertThat(answer.hasNext()).as("nothing else comes").isFalse();
        assertThat(reading.getUrl()).isEqualTo("https://store/" + "0".repeat(64));
        assertThat(reading.getHeadersMap()).containsExactlyEntriesOf(Map.of("if-match", "\"version\""));
        assertThat(reading.getBytes()).isEqualTo(1);
        assertThat(reading.getSha256().size()).isEqualTo(32);
        assertThat(reading.getSlice().getForm()).isEqualTo(SliceForm.COPIED);
        assertThat(reading.getSlice().getTick().getDen()).isEqualTo(25);
        assertThat(reading.getSlice().hasFrom())
                .as("the piece is the whole film")
                .isFalse();
        assertThat(farm.engine.slices().figures().all())
                .containsEntry("direct", 1L)
                .containsEntry("relayed_bytes", 0L);
    }

    @Test
    void itMayBeAskedForAgainAsLongAsThereIsTheLease() {
        fetch(agent, asking()).next();

        assertThat(fetch(agent, asking()).next().hasReading()).isTrue();
    }

    @Test
    void whoDoesNotAskForItGetsTheSlice() {
        assertRelayed(FetchRequest.newBuilder(), 0);
    }

    @Test
    void theRestOfASliceIsSent() {
        assertRelayed(asking().setFrom(1), 1);
    }

    @Test
    void whereTheStoreLendsNothingTheSliceIsSent() {
        farm.blobs.lending = Optional.of(blob -> Optional.empty());
        assertRelayed(asking(), 0);

        farm.blobs.lending = Optional.empty();
        assertRelayed(asking(), 0);
    }

    @Test
    void nobodyReadsWithTheLeaseOfAnother() throws Exception {
        try (TestAgent thief = farm.agent()) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> fetch(thief, asking()).next())
                    .extracting(refused -> refused.getStatus().getCode())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    private void assertRelayed(FetchRequest.Builder request, int from) {
        Iterator<SliceChunk> answer = fetch(agent, request);
        if (from > 0) {
            assertThat(answer.next().getFrom()).isEqualTo(from);
        }
        assertThat(answer.next().getData().size()).isEqualTo(SLICE.length - from);
        assertThat(answer.next().getEnd().getBytes()).isEqualTo(SLICE.length);
    }

    private static FetchRequest.Builder asking() {
        return FetchRequest.newBuilder().setDirectly(true);
    }

    private Iterator<SliceChunk> fetch(TestAgent who, FetchRequest.Builder request) {
        return who.farm().fetch(request.setLeaseId(lease).build());
    }
}
