package dev.framefarm.coordinator.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.framefarm.coordinator.blob.FolderBlobs;
import dev.framefarm.coordinator.blob.S3Blobs;
import dev.framefarm.coordinator.blob.StoreFigures;
import dev.framefarm.coordinator.blob.StoreMark;
import dev.framefarm.coordinator.blob.StoreRefused;
import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.engine.Vault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Where films lie on their way through, as the configuration says: a folder, or a bucket with a cache in the data folder. */
record BlobStore(Blobs blobs, Optional<StoreFigures> figures, Closeable open) implements Closeable {
    static BlobStore open(BlobsSection section, Path data, Vault vault) throws IOException {
        Optional<S3Section> s3 = section.s3();
        if (s3.isEmpty()) {
            FolderBlobs folder = folder(section.path(), vault);
            return new BlobStore(folder, Optional.empty(), folder);
        }
        keepPlacesSecret();
        Path cache = Private.folder(data.resolve("blob-cache"));
        try {
            S3Blobs bucket = S3Blobs.open(cache, s3.get().settings(Map.copyOf(System.getenv())));
            return new BlobStore(bucket, Optional.of(bucket.figures()), bucket);
        } catch (StoreRefused e) {
            throw new FarmStartException(String.valueOf(e.getMessage()), 1);
        }
    }

    /** Nothing is made below a place where the farm's folder should be and is not. */
    private static FolderBlobs folder(Path path, Vault vault) throws IOException {
        try {
            Optional<StoreMark> known = StoreMark.known(path, vault);
            Private.folder(path);
            return FolderBlobs.open(path, known.isPresent() ? known.get() : StoreMark.begin(path, vault));
        } catch (StoreAway e) {
            throw new FarmStartException(String.valueOf(e.getMessage()), 1);
        }
    }

    /** The client's library traces every address that it makes, and whoever has one with a signature may write there. */
    private static void keepPlacesSecret() {
        ((Logger) LoggerFactory.getLogger("software.amazon.awssdk.utils.uri.SdkUri")).setLevel(Level.INFO);
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
