package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.model.Happening;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EofException;

/**
 * All clients that listen. Each costs a thread, so there is a limit for all and one for each key; all are sent away when
 * the farm stops.
 */
final class EventStreams {
    private static final int MOST = 200;
    private static final int MOST_OF_ONE_KEY = 8;
    /** Who was let in and does not begin has hung up, or asked for the headers alone. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Happenings happenings;
    private final Duration heartbeat;
    private final Map<EventStream, Place> open = new ConcurrentHashMap<>();

    EventStreams(Happenings happenings, Duration heartbeat) {
        this.happenings = happenings;
        this.heartbeat = heartbeat;
    }

    private record Place(String key, long since, boolean begun) {
        boolean isTaken() {
            return begun || System.nanoTime() - since < SOON.toNanos();
        }
    }

    Response answer(String key, Optional<String> lastEventId, Predicate<Happening> wanted) {
        EventStream stream = new EventStream(wanted, heartbeat);
        take(key, stream);
        long from = start(lastEventId, happenings.latest());
        return Response.ok((StreamingOutput) out -> write(key, stream, from, out))
                .type("text/event-stream")
                // A proxy that collects before it passes on would make live news old.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    void endAll() {
        open.keySet().forEach(EventStream::close);
    }

    private synchronized void take(String key, EventStream stream) {
        open.values().removeIf(place -> !place.isTaken());
        long mine =
                open.values().stream().filter(place -> place.key().equals(key)).count();
        if (mine >= MOST_OF_ONE_KEY) {
            throw tooMany(429, "This key listens too often already; end a stream first.", MOST_OF_ONE_KEY, mine);
        }
        if (open.size() >= MOST) {
            throw tooMany(503, "Too many clients listen already.", MOST, open.size());
        }
        open.put(stream, new Place(key, System.nanoTime(), false));
    }

    private static Refusal tooMany(int status, String detail, int most, long found) {
        return Refusal.of(status, "TOO_MANY_LISTENERS", detail)
                .because("fewer than " + most, Long.toString(found))
                .with("Retry-After", "10");
    }

    private void write(String key, EventStream stream, long from, OutputStream out) throws IOException {
        open.put(stream, new Place(key, System.nanoTime(), true));
        try {
            stream.write(happenings, from, out);
        } catch (EofException gone) {
            // How every stream ends: the client closed its page.
        } finally {
            open.remove(stream);
        }
    }

    /** Numbers from before a restart, or of another coordinator, are taken as they are: the stream says what they miss. */
    private static long start(Optional<String> lastEventId, long latest) {
        return lastEventId
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(latest);
    }
}
