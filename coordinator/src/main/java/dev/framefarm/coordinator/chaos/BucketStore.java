package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.blob.BucketRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A bucket of a service of our own, to which each coordinator has a line of its own. */
final class BucketStore implements Store {
    private static final int TENTHS_TO_START = 600;
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Member server;
    private final BucketRecords records;
    private final Path keyFile;
    private final List<Link> links;

    private BucketStore(Member server, BucketRecords records, Path keyFile, List<Link> links) {
        this.server = server;
        this.records = records;
        this.keyFile = keyFile;
        this.links = links;
    }

    /** {@code command} lacks the port and the folder. */
    static BucketStore start(List<String> command, Path folder, int port, int coordinators)
            throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("store"));
        Path keyFile =
                Files.writeString(folder.resolve("s3.key"), "storm\nof a bucket that lives for one run of chaos\n");
        List<String> whole = Stream.concat(command.stream(), Stream.of(Integer.toString(port), data.toString()))
                .toList();
        Member server = new Member("s3", whole, Map.of(), folder.resolve("logs").resolve("s3.log"));
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < coordinators; i++) {
            links.add(new Link(port));
        }
        server.start();
        BucketStore store = new BucketStore(server, new BucketRecords(port), keyFile, links);
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
    public String configuration(int coordinator) {
        return "{s3: {endpoint: \"http://127.0.0.1:%d\", bucket: %s, keyFile: %s, cacheGiB: 1}}"
                .formatted(links.get(coordinator).port(), BucketRecords.BUCKET, keyFile);
    }

    @Override
    public List<Link> links() {
        return links;
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
        links.forEach(Link::close);
        records.close();
    }
}
