package dev.framefarm.coordinator.blob;

import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** The service answered, and said no. */
public final class StoreRefused extends IOException {
    private static final long serialVersionUID = 1;
    static final String ADVICE =
            "check the bucket, the access key and its rights (blobs.s3), and this machine's clock.";
    private static final int ABSENT = 404;
    private static final int CONFLICT = 409;
    private static final int CHANGED = 412;
    /** The bytes were damaged on the way, or the parts do not fit together: both are as wrong the next time. */
    private static final Set<String> OF_THE_BYTES = Set.of(
            "BadDigest",
            "InvalidDigest",
            "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch",
            "InvalidPart",
            "InvalidPartOrder",
            "EntityTooLarge",
            "EntityTooSmall");

    private static final String NO_BUCKET = "NoSuchBucket";

    private final int status;
    private final String code;

    StoreRefused(String place, String code, SdkServiceException refused) {
        super("The blob store (" + place + ") refuses: " + code + "; " + ADVICE, refused);
        status = refused.statusCode();
        this.code = code;
    }

    boolean isAbsent() {
        return status == ABSENT && !code.equals(NO_BUCKET);
    }

    /** Too much was asked of it: a moment later it says yes. */
    boolean mayPass() {
        return status >= 500 || status == 429 || status == 408;
    }

    /** What was asked for is at fault. All else is about who asks: a key that ended, a right that is missing, a clock. */
    boolean isOfThisCall() {
        return isAbsent() || status == CONFLICT || status == CHANGED || OF_THE_BYTES.contains(code);
    }

    String code() {
        return code;
    }
}
