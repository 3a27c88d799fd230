package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the coordinators of a staging farm keep their blobs. */
interface Store {
    /** What a coordinator's configuration says of it. */
    String configuration(Place coordinator) throws IOException;

    /** Where it is a service. */
    Optional<Member> server();

    /** Whether its room can be filled. */
    boolean canBeFilled();

    void fill();

    void empty();

    /** One byte in the middle of a blob is another one from here on; nothing else tells of it. False where it is not there. */
    boolean spoil(String sha256);

    /** What is stored since before that instant and not {@code needed}, and what never should be there. */
    List<String> leftovers(Set<String> needed, Instant before) throws IOException;

    void close();
}
