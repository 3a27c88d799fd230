package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder's path, or {@code s3} with what a bucket needs. */
public record BlobsSection(Path path, @Valid Optional<S3Section> s3) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BlobsSection folder(String path) {
        return new BlobsSection(HomePath.of(Path.of(path)).toAbsolutePath().normalize(), Optional.empty());
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static BlobsSection bucket(@JsonProperty("s3") @Nullable S3Section s3) {
        if (s3 == null) {
            throw new FarmStartException(
                    "blobs is the path of a folder, or has the key s3 with a bucket: blobs: {s3: {bucket: films}}.", 1);
        }
        return new BlobsSection(Path.of("blob-cache"), Optional.of(s3));
    }
}
