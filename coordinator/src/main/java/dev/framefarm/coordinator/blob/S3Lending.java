package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Lending;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** Signed addresses of what lies in a bucket, each for one version of one object. */
final class S3Lending implements Lending {
    private static final Logger LOG = LoggerFactory.getLogger(S3Lending.class);
    /** Enough for most slices; who reads longer asks again. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final S3Presigner presigner;
    private final String bucket;
    private final Shelf shelf;

    S3Lending(S3Presigner presigner, String bucket, Shelf shelf) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.shelf = shelf;
    }

    @Override
    public Optional<Loan> lend(Blob blob) {
        return lend(blob, LIFE);
    }

    Optional<Loan> lend(Blob blob, Duration life) {
        try {
            return shelf.standing(blob).map(each -> signed(each, life));
        } catch (IOException away) {
            LOG.debug("{} is not lent", blob, away);
            return Optional.empty();
        }
    }

    private Loan signed(Shelf.Standing standing, Duration life) {
        PresignedGetObjectRequest signed = presigner.presignGetObject(sign -> sign.signatureDuration(life)
                .getObjectRequest(get -> get.bucket(bucket).key(standing.key()).ifMatch(standing.version())));
        return new Loan(URI.create(signed.url().toString()), Told.headers(signed));
    }
}
