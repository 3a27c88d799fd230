package dev.framefarm.coordinator.blob;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;

/** What an agent is told to send with a signed address. */
final class Told {
    /** Whoever sends a request sends these anyway, and may not choose. */
    private static final Set<String> ANYWAY = Set.of("host", "content-length");

    private Told() {}

    static Map<String, String> headers(PresignedRequest signed) {
        return signed.signedHeaders().entrySet().stream()
                .filter(each -> ANYWAY.stream().noneMatch(each.getKey()::equalsIgnoreCase))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.join(",", each.getValue())));
    }
}
