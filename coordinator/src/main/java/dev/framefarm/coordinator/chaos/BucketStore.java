package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.blob.BucketRecords;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A bucket of a service of our own. */
final class BucketStore implements Store {
    private static final int TENTHS_TO_START = 600;
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Member server;
    private final BucketRecords records;
    private final Path keyFile;
    private final Network network;
    private final int port;

    private BucketStore(Member server, BucketRecords records, Path keyFile, Network network, int port) {
        this.server = server;
        this.records = records;
        this.keyFile = keyFile;
        this.network = network;
        this.port = port;
    }

    /** {@code command} lacks the port and the folder. */
    static BucketStore start(List<String> command, Path folder, Network network, int port)
            throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("store"));
        Path keyFile =
                Files.writeString(folder.resolve("s3.key"), "storm\nof a bucket that lives for one run of chaos\n");
        List<String> whole = Stream.concat(command.stream(), Stream.of(Integer.toString(port), data.toString()))
                .toList();
        Member server = new Member(
                Place.STORE.name(), whole, Map.of(), folder.resolve("logs").resolve("s3.log"));
        server.start();
        BucketStore store = new BucketStore(server, new BucketRecords(port), keyFile, network, port);
        store.awaitBucket();
        return store;
    }

    private void awaitBucket() throws InterruptedException {
        for (int tenth = 0; tenth < TENTHS_TO_START && server.runs(); tenth++) {
            if (records.makeBucket()) {
                return;
            }
            Thread.sleep(100);
        }
        server.end(TO_END);
        close();
        throw new FarmStartException("The S3 service does not start; see " + server.log(), 1);
    }

    @Override
    public String configuration(Place coordinator) throws IOException {
        InetSocketAddress way = network.way(coordinator, Place.STORE, port);
        return "{s3: {endpoint: \"http://%s:%d\", bucket: %s, keyFile: %s, cacheGiB: 1}}"
                .formatted(way.getHostString(), way.getPort(), BucketRecords.BUCKET, keyFile);
    }

    @Override
    public Optional<Member> server() {
        return Optional.of(server);
    }

    @Override
    public boolean canBeFilled() {
        return false;
    }

    @Override
    public void fill() {
        throw new UnsupportedOperationException("a service says itself what it has room for");
    }

    @Override
    public void empty() {}

    @Override
    public boolean spoil(String sha256) {
        return records.spoil(sha256);
    }

    @Override
    public List<String> leftovers(Set<String> needed, Instant before) {
        return records.sealedBefore(before).stream()
                .filter(each -> !needed.contains(each))
                .toList();
    }

    @Override
    public void close() {
        records.close();
    }
}
