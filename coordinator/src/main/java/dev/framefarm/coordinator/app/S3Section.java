package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.framefarm.coordinator.blob.S3Key;
import dev.framefarm.coordinator.blob.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bucket of an S3-compatible service. The key comes from a file of its own or the environment, never from here. */
public record S3Section(
        Optional<URI> endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        Optional<Path> keyFile,
        int cacheGiB,
        boolean direct) {
    private static final Logger LOG = LoggerFactory.getLogger(S3Section.class);
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,99}/){0,5}");
    private static final int USUAL_CACHE_GIB = 50;

    @JsonCreator
    static S3Section of(
            @JsonProperty("endpoint") @Nullable String endpoint,
            @JsonProperty("region") @Nullable String region,
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("pathStyle") @Nullable Boolean pathStyle,
            @JsonProperty("keyFile") @JsonDeserialize(using = HomePath.class) @Nullable Path keyFile,
            @JsonProperty("cacheGiB") @Nullable Integer cacheGiB,
            @JsonProperty("direct") @Nullable Boolean direct) {
        Optional<URI> at = Optional.ofNullable(endpoint).map(S3Section::address);
        String folder = prefix == null || prefix.isEmpty() || prefix.endsWith("/")
                ? Objects.requireNonNullElse(prefix, "")
                : prefix + "/";
        demand(bucket != null && BUCKET.matcher(bucket).matches(), "blobs.s3.bucket is to be a bucket's name");
        demand(PREFIX.matcher(folder).matches(), "blobs.s3.prefix is to be names with slashes between, such as films/");
        demand(cacheGiB == null || cacheGiB >= 1, "blobs.s3.cacheGiB is to be 1 or more");
        return new S3Section(
                at,
                Objects.requireNonNullElse(region, "us-east-1"),
                Objects.requireNonNullElse(bucket, ""),
                folder,
                // A host name for each bucket is Amazon's way; few others have one.
                Objects.requireNonNullElse(pathStyle, at.isPresent()),
                Optional.ofNullable(keyFile),
                Objects.requireNonNullElse(cacheGiB, USUAL_CACHE_GIB),
                Objects.requireNonNullElse(direct, false));
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            boolean plain = "http".equals(address.getScheme()) && Loopback.is(String.valueOf(address.getHost()));
            demand(
                    (plain || "https".equals(address.getScheme()))
                            && address.getHost() != null
                            && address.getUserInfo() == null,
                    "blobs.s3.endpoint is to be an https:// address without a password (http:// on loopback only)");
            return address;
        } catch (URISyntaxException e) {
            throw new FarmStartException("blobs.s3.endpoint cannot be read as an address: " + text, 1);
        }
    }

    private static void demand(boolean met, String wish) {
        if (!met) {
            throw new FarmStartException(wish + ".", 1);
        }
    }

    S3Settings settings(Map<String, String> environment) {
        return new S3Settings(
                endpoint,
                region,
                bucket,
                prefix,
                pathStyle,
                keyFile.map(S3Section::readAgain).orElseGet(() -> lent(environment)),
                (long) cacheGiB << 30,
                S3Settings.USUAL_PATIENCE,
                direct);
    }

    /** While the file is being replaced, what it said last holds. */
    private static Supplier<S3Key> readAgain(Path file) {
        AtomicReference<S3Key> last = new AtomicReference<>(read(file));
        return () -> {
            try {
                last.set(read(file));
            } catch (FarmStartException e) {
                LOG.warn("The last access key is used on: {}", e.getMessage());
            }
            return last.get();
        };
    }

    /** Two lines, the access key and its secret, and a third with its token where it was lent for a while. */
    private static S3Key read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            demand(
                    lines.size() == 2 || lines.size() == 3,
                    "The file " + file + " (blobs.s3.keyFile) is to have two lines: access key, secret;"
                            + " and a third for the session token of a key that is lent");
            return new S3Key(lines.get(0), lines.get(1), lines.stream().skip(2).findFirst());
        } catch (IOException e) {
            throw new FarmStartException("The access key cannot be read from " + file + " (blobs.s3.keyFile): " + e, 1);
        }
    }

    private static Supplier<S3Key> lent(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        demand(
                !id.isEmpty() && !secret.isEmpty(),
                "The blob store needs an access key: name a file with it in blobs.s3.keyFile,"
                        + " or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        S3Key key = new S3Key(id, secret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
        return () -> key;
    }
}
