package dev.framefarm.coordinator.blob;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/** A service like S3 on loopback, in memory, behind a line that can be disturbed. */
public final class BucketServer implements AutoCloseable {
    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static final S3Key KEY = new S3Key("test", "not a secret", Optional.empty());

    private final LocalS3 server;
    public final FaultyLine line;

    private BucketServer(LocalS3 server, FaultyLine line) {
        this.server = server;
        this.line = line;
    }

    public static BucketServer start() throws Exception {
        LocalS3 server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
        return new BucketServer(server, FaultyLine.to(server.getPort()));
    }

    /** A bucket that nobody else has; fault-free to make. */
    public String freshBucket() {
        String name = "bucket-" + BUCKETS.incrementAndGet();
        try (S3Client client = client(name)) {
            client.createBucket(create -> create.bucket(name));
        }
        return name;
    }

    /** Past the line. */
    public S3Client client(String bucket) {
        return S3Clients.of(settings(bucket, server.getPort(), Duration.ZERO));
    }

    public S3Settings settings(String bucket, Duration patience) {
        return settings(bucket, line.port(), patience);
    }

    S3Settings settings(String bucket, SignedDoor door) {
        return settings(bucket, door.port(), Duration.ofSeconds(20));
    }

    /** A way in that looks at signed addresses. */
    public SignedDoor door() throws IOException {
        return SignedDoor.to(line.port(), KEY.secret());
    }

    private static S3Settings settings(String bucket, int port, Duration patience) {
        return new S3Settings(
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                "us-east-1",
                bucket,
                "films/",
                true,
                () -> KEY,
                1L << 30,
                patience,
                true);
    }

    @Override
    public void close() throws IOException {
        line.close();
        server.shutdown();
    }
}
