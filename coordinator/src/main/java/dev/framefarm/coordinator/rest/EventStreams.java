package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.model.Happening;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EofException;

/** All clients that listen. Each costs a thread, so there is a limit; all are sent away when the farm stops. */
final class EventStreams {
    private static final int MOST = 200;

    private final Happenings happenings;
    private final Duration heartbeat;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    EventStreams(Happenings happenings, Duration heartbeat) {
        this.happenings = happenings;
        this.heartbeat = heartbeat;
    }

    Response answer(Optional<String> lastEventId, Predicate<Happening> wanted) {
        if (open.size() >= MOST) {
            throw Refusal.of(503, "TOO_MANY_LISTENERS", "Too many clients listen already.")
                    .because("fewer than " + MOST, Integer.toString(open.size()))
                    .with("Retry-After", "10");
        }
        long from = start(lastEventId, happenings.latest());
        return Response.ok((StreamingOutput) out -> write(new EventStream(wanted, heartbeat), from, out))
                .type("text/event-stream")
                // A proxy that collects before it passes on would make live news old.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    void endAll() {
        open.forEach(EventStream::end);
    }

    private void write(EventStream stream, long from, OutputStream out) throws IOException {
        open.add(stream);
        try {
            stream.write(happenings, from, out);
        } catch (EofException gone) {
            // How every stream ends: the client closed its page.
        } finally {
            open.remove(stream);
        }
    }

    /** Numbers from before a restart, or of another coordinator, may lie ahead of ours; then only news is sent. */
    private static long start(Optional<String> lastEventId, long latest) {
        return lastEventId
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .map(last -> Math.min(last, latest))
                .orElse(latest);
    }
}
