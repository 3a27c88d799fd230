package dev.framefarm.coordinator.blob;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** The service answered, and said no. */
public final class StoreRefused extends IOException {
    private static final long serialVersionUID = 1;
    private static final int ABSENT = 404;

    private final int status;

    StoreRefused(String place, String code, SdkServiceException refused) {
        super(
                "The blob store (" + place + ") refuses: " + code
                        + "; check the bucket, the access key and its rights (blobs.s3).",
                refused);
        status = refused.statusCode();
    }

    boolean isAbsent() {
        return status == ABSENT;
    }
}
