package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A way out of the blob store that does not lead through a coordinator: an agent reads what it needs of one blob. */
public interface Lending {
    /**
     * For some minutes. The address is a secret: with these headers anybody may read the blob, and no other; where
     * something else lies there by then, the store refuses.
     */
    record Loan(URI address, Map<String, String> headers) {
        public Loan {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Loan[secret]";
        }
    }

    /** Empty where the store cannot be asked, or has not got it: whoever wants it asks here for the bytes themselves. */
    Optional<Loan> lend(Blob blob);
}
