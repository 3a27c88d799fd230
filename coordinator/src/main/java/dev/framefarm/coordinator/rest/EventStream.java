package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.engine.Happenings.Subscription;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Server-sent events for one client. Whoever publishes only ever puts into a bounded queue: a client that
 * does not keep up finds its queue full, is dropped, and comes back with the last number it saw. Where not all
 * that came after that number can be told, a gap is announced first, and never later.
 */
final class EventStream implements Consumer<Numbered>, AutoCloseable {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A stream ends after a while, so that a revoked key does not listen for ever; clients come back by themselves. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_WAITING = 1024;

    private final Predicate<Happening> wanted;
    private final Duration heartbeat;
    private final BlockingQueue<Numbered> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;
    /** When the last byte went out; known to the thread that writes. */
    private long sent;

    EventStream(Predicate<Happening> wanted, Duration heartbeat) {
        this.wanted = wanted;
        this.heartbeat = heartbeat;
    }

    /** Never blocks. */
    @Override
    public void accept(Numbered numbered) {
        if (!queue.offer(numbered)) {
            close();
        }
    }

    /** Also when the farm's news cannot be told any longer: the client comes back for them. */
    @Override
    public void close() {
        ended = true;
    }

    /** Writes what happens after {@code sequence} until the client goes, or is too slow, or the farm stops. */
    void write(Happenings happenings, long sequence, OutputStream out) throws IOException {
        long stop = System.nanoTime() + LONGEST.toNanos();
        try (Subscription subscription = happenings.subscribe(sequence, this)) {
            send(out, "retry: 2000\n\n");
            if (!subscription.complete()) {
                // Whoever shows a state should ask for it again.
                send(out, "event: gap\ndata: {}\n\n");
            }
            while (!ended && System.nanoTime() < stop) {
                next(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(OutputStream out) throws IOException, InterruptedException {
        // Short waits, so that a stop of the farm is not held up by a silent stream.
        Numbered numbered = queue.poll(200, TimeUnit.MILLISECONDS);
        if (numbered != null && wanted.test(numbered.happening())) {
            send(out, text(numbered));
        } else if (System.nanoTime() - sent >= heartbeat.toNanos()) {
            // News that this client does not want are no sign of life to it.
            send(out, ": still here\n\n");
        }
    }

    private void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        sent = System.nanoTime();
    }

    private static String text(Numbered numbered) {
        Happening happening = numbered.happening();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", happening.type());
        happening.job().map(JobId::value).ifPresent(job -> data.put("job", job));
        data.put("at", happening.at().toString());
        data.put("details", happening.details());
        try {
            // JSON on one line: a line break would end the field.
            return "id: " + numbered.sequence() + "\nevent: " + happening.type() + "\ndata: "
                    + JsonBody.MAPPER.writeValueAsString(data) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a happening's details are plain values: " + happening.type(), e);
        }
    }
}
