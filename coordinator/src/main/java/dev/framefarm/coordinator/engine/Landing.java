package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A way into the blob store that does not lead through a coordinator: an agent gets a place for exactly the bytes that it
 * has, puts them there, and says so. What lies there counts for nothing until it is taken and sealed. There is one place
 * for each lease; nobody with another lease can write to it.
 */
public interface Landing {
    /**
     * A place for a short while. The address is a secret: with these headers anybody may put these bytes there.
     */
    record Place(URI address, Map<String, String> headers) {
        public Place {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Place[secret]";
        }
    }

    /** Empty where there are too many bytes for this way. */
    Optional<Place> place(LeaseId lease, Blob blob);

    /** What was put there, out of reach of whoever put it; empty where that is not this blob. */
    Optional<Blobs.Incoming> take(LeaseId lease, Blob blob) throws IOException;

    /** Lets go of what may lie there still. */
    void clear(LeaseId lease);
}
