package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.agent.ffmpeg.FfmpegCutter;
import dev.framefarm.agent.testing.TestData;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.ffmpeg.Whitelist;
import dev.framefarm.slice.Slice;
import dev.framefarm.slice.SliceCommand;
import dev.framefarm.v1.Fraction;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import dev.framefarm.v1.SliceForm;
import dev.framefarm.v1.SourceSlice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices cut here out of a store, and what becomes of them when it has its moods. */
class DirectSlicesTest {
    private static final SourceSlice SLICE = SourceSlice.newBuilder()
            .setDemuxer("mov")
            .setTick(Fraction.newBuilder().setNum(1).setDen(12_800))
            .setShift(12_800)
            .setForm(SliceForm.COPIED)
            .build();

    /** Whether it is cut here or by the coordinator, the slice is this. */
    private static byte[] expected;

    private static byte[] film;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Long> relayedFrom = new CopyOnWriteArrayList<>();
    private final Passage passage = new Passage("slices", System::nanoTime);
    private RangeStore store;
    private StoreGet get;
    private DirectSlices direct;
    private StoreSource.Asking again = () -> reading("/fresh");

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mov");
        TestMedia.ffmpeg(("-f lavfi -i testsrc2=size=640x360:rate=25:duration=20 -c:v mpeg4 -g 12 -b:v 2M"
                        + " -movflags +faststart -video_track_timescale 12800 " + file)
                .split(" "));
        film = Files.readAllBytes(file);
        assertThat(film.length).isGreaterThan(5 * Blocks.SIZE);
        Slice slice = SliceMapper.slice(SLICE);
        expected = TestMedia.ffmpeg(SliceCommand.of(Whitelist.input("file", "mov", "file:" + file), slice)
                .toArray(String[]::new));
    }

    @BeforeEach
    void open() throws Exception {
        store = new RangeStore(film);
        get = new StoreGet(StoreAddress.client(), Pace.FREE, Duration.ofSeconds(60));
        direct = new DirectSlices(
                new FfmpegCutter(TestMedia.toolchain().ffmpeg(), threads), get, new Blocks(16), passage);
    }

    @AfterEach
    void close() {
        store.close();
        threads.shutdownNow();
    }

    @Test
    void aWholeSliceIsReadOnceAndNothingRelayed() throws Exception {
        assertThat(slice(reading("/film"))).isEqualTo(expected);

        assertThat(relayedFrom).isEmpty();
        int blocks = (film.length + Blocks.SIZE - 1) / Blocks.SIZE;
        assertThat(direct.figures()).isEqualTo(new DirectSlices.Figures(1, 0, blocks, film.length));
    }

    @Test
    void whatWasJustReadIsNotReadAgain() throws Exception {
        slice(reading("/film"));
        int asked = store.asked.get();

        assertThat(slice(reading("/film"))).isEqualTo(expected);

        assertThat(store.asked).hasValue(asked);
    }

    @Test
    void aFreshAddressIsAskedForWhenOneIsOver() throws Exception {
        store.expired.add("/film");

        assertThat(slice(reading("/film"))).isEqualTo(expected);

        assertThat(relayedFrom).isEmpty();
        assertThat(passage.trouble()).isEmpty();
    }

    @Test
    void aRefusalThatNoAddressHelpsIsADetour() throws Exception {
        store.expired.add("/film");
        store.expired.add("/fresh");

        assertDetour("the blob store answered 403");
    }

    @Test
    void aCoordinatorThatSaysNothingMoreIsNoFaultOfTheStore() throws Exception {
        store.expired.add("/film");
        again = () -> {
            throw new LineLost("the coordinator does not say any more where the source is");
        };

        assertThat(slice(reading("/film"))).isEqualTo(expected);

        assertThat(relayedFrom).containsExactly(0L);
        assertThat(passage.trouble()).isEmpty();
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() throws Exception {
        StoreSource source = new StoreSource(reading("/film"), again, get, new Blocks(16), () -> 0);
        source.read(0);
        store.breaking.set(2);

        assertThat(source.read(Blocks.SIZE).get()).isEqualTo(film[Blocks.SIZE]);
        assertThat(store.asked).hasValue(4);
    }

    @Test
    void aStoreThatFallsSilentOnTheWayIsRelayedFromThere() throws Exception {
        store.good = 3;

        assertDetour("the blob store answered 500");

        assertThat(relayedFrom.get(0)).isPositive();
    }

    @Test
    void anObjectThatChangedIsADetour() throws Exception {
        store.good = 0;
        store.status = 412;

        assertDetour("the source in the blob store is not what it was");
    }

    @Test
    void anObjectOfAnotherLengthIsADetour() throws Exception {
        store.said = film.length - 1L;

        assertDetour("the source in the blob store is not what it was");
    }

    @Test
    void aStoreThatIsNotThereIsADetourAtOnce() throws Exception {
        store.close();

        assertDetour("the blob store cannot be reached: the connection is refused");
    }

    @Test
    void nothingIsReadInPlainTextButOnLoopback() throws Exception {
        Reading reading = reading("/film").toBuilder()
                .setUrl("http://store.example.org/film")
                .build();

        assertThat(slice(reading)).isEqualTo(expected);

        assertThat(passage.trouble()).contains("the place for it is no https:// address");
    }

    @Test
    void whatFfmpegCannotCutIsADetour() throws Exception {
        Reading.Builder reading = reading("/film").toBuilder();
        reading.getSliceBuilder().setDemuxer("matroska");

        assertThat(slice(reading.build())).isEqualTo(expected);

        assertThat(passage.trouble()).get().asString().startsWith("FFmpeg cannot cut a slice here: ");
    }

    @Test
    void aFormatThatNoSourceHasIsNotOpened() throws Exception {
        Reading.Builder reading = reading("/film").toBuilder();
        reading.getSliceBuilder().setDemuxer("concat");

        assertThat(slice(reading.build())).isEqualTo(expected);

        assertThat(store.asked).hasValue(0);
        assertThat(passage.trouble()).as("that is no fault of the store").isEmpty();
    }

    @Test
    void aSliceThatIsNoLongerWantedEndsAndIsNoDetour() throws Exception {
        GrpcSlice slice = begin(reading("/film"), 1);
        await().atMost(TestFarm.PATIENCE).until(() -> store.asked.get() > 0);
        slice.cancel();

        threads.shutdown();
        await().atMost(TestFarm.PATIENCE).until(threads::isTerminated);
        assertThat(relayedFrom).isEmpty();
        assertThat(direct.figures().detours()).isZero();
    }

    private void assertDetour(String why) throws Exception {
        assertThat(slice(reading("/film"))).isEqualTo(expected);

        assertThat(relayedFrom).hasSize(1);
        assertThat(passage.trouble()).contains(why);
        assertThat(direct.isOpen()).isFalse();
    }

    private Reading reading(String path) {
        return Reading.newBuilder()
                .setUrl(store.address(path))
                .setBytes(film.length)
                .setSha256(ByteString.copyFrom(TestData.sha256(film)))
                .setSlice(SLICE)
                .build();
    }

    private byte[] slice(Reading reading) throws IOException {
        GrpcSlice slice = begin(reading, Long.MAX_VALUE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (slice.next(bytes)) {}
        return bytes.toByteArray();
    }

    /** The coordinator says where, and is ready to send. */
    private GrpcSlice begin(Reading reading, long limit) {
        GrpcSlice slice = new GrpcSlice(
                limit,
                Pace.FREE,
                this::relay,
                Optional.of((call, told) -> direct.begin(call, told, () -> again.again())));
        slice.call().onNext(SliceChunk.newBuilder().setReading(reading).build());
        slice.call().onCompleted();
        return slice;
    }

    private boolean relay(SliceCall call, Duration wait) {
        relayedFrom.add(call.from());
        threads.execute(() -> {
            int from = (int) call.from();
            if (from > 0) {
                call.onNext(SliceChunk.newBuilder().setFrom(from).build());
            }
            call.onNext(SliceChunk.newBuilder()
                    .setData(ByteString.copyFrom(Arrays.copyOfRange(expected, from, expected.length)))
                    .build());
            call.onNext(SliceChunk.newBuilder()
                    .setEnd(SliceEnd.newBuilder()
                            .setBytes(expected.length)
                            .setSha256(ByteString.copyFrom(TestData.sha256(expected))))
                    .build());
            call.onCompleted();
        });
        return true;
    }
}
