package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.engine.Happenings.Numbered;
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
import java.util.function.Predicate;

/**
 * Server-sent events for one client. Whoever publishes only ever puts into a bounded queue: a client that
 * does not keep up finds its queue full, is dropped, and comes back with the last number it saw.
 */
final class EventStream {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A stream ends after a while, so that a revoked key does not listen for ever; clients come back by themselves. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_WAITING = 1024;

    private final Predicate<Happening> wanted;
    private final Duration heartbeat;
    private final BlockingQueue<Numbered> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;

    EventStream(Predicate<Happening> wanted, Duration heartbeat) {
        this.wanted = wanted;
        this.heartbeat = heartbeat;
    }

    /** Never blocks. */
    void offer(Numbered numbered) {
        if (!queue.offer(numbered)) {
            ended = true;
        }
    }

    void end() {
        ended = true;
    }

    /** Writes what happens after {@code sequence} until the client goes, or is too slow, or the farm stops. */
    void write(Happenings happenings, long sequence, OutputStream out) throws IOException {
        long stop = System.nanoTime() + LONGEST.toNanos();
        Happenings.Subscription subscription = happenings.subscribe(sequence, this::offer);
        try {
            send(out, "retry: 2000\n\n");
            long last = sequence;
            while (!ended && System.nanoTime() < stop) {
                last = next(out, last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
    }

    private long next(OutputStream out, long last) throws IOException, InterruptedException {
        // Short waits, so that a stop of the farm is not held up by a silent stream.
        long silentUntil = System.nanoTime() + heartbeat.toNanos();
        while (!ended && System.nanoTime() < silentUntil) {
            Numbered numbered = queue.poll(200, TimeUnit.MILLISECONDS);
            if (numbered != null) {
                if (numbered.sequence() > last + 1) {
                    // What lies between is forgotten: whoever shows a state should ask for it again.
                    send(out, "event: gap\ndata: {}\n\n");
                }
                if (wanted.test(numbered.happening())) {
                    send(out, text(numbered));
                }
                return numbered.sequence();
            }
        }
        send(out, ": still here\n\n");
        return last;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
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
