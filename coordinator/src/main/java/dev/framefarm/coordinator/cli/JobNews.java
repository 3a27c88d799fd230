package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is new about a job: its events the moment they happen, and the segments once a second. Two threads fetch; one
 * that waits for news hears both.
 */
final class JobNews implements AutoCloseable {
    private static final long SECOND = 1000;
    /** As a farm asks of those for whom it has no place. */
    private static final long UNTIL_THERE_IS_A_PLACE = 10_000;

    sealed interface News permits Event, Picture, Missed, Trouble {}

    record Event(JsonNode document) implements News {}

    record Picture(Segments segments) implements News {}

    /** Events before this moment may have been missed: what they told must be asked for. */
    record Missed() implements News {}

    record Trouble(CommandFailed why) implements News {}

    private final FarmClient farm;
    private final String job;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    private JobNews(FarmClient farm, String job) {
        this.farm = farm;
        this.job = job;
    }

    static JobNews of(FarmClient farm, String job) {
        JobNews news = new JobNews(farm, job);
        start("events", news::listen);
        start("segments", news::draw);
        return news;
    }

    /** The next news, or null when there are none for that long. */
    @Nullable
    News next(long millis) throws InterruptedException {
        return news.poll(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void listen() {
        SseParser parser = new SseParser();
        while (!closed) {
            String last = parser.resumeAfter();
            Map<String, String> headers = last.isEmpty()
                    ? Map.of("Accept", "text/event-stream")
                    : Map.of("Accept", "text/event-stream", "Last-Event-ID", last);
            long pause = SECOND;
            try (InputStream in = farm.open("jobs/" + job + "/events", headers)) {
                news.add(new Missed());
                read(in, parser);
            } catch (IOException e) {
                news.add(new Trouble(farm.unreachable(e)));
            } catch (CommandFailed e) {
                // A key may listen only so often at a time; the job goes on all the same, and can be asked for.
                news.add(e.isBusy() ? new Missed() : new Trouble(e));
                pause = e.isBusy() ? UNTIL_THERE_IS_A_PLACE : SECOND;
            }
            pause(pause);
        }
    }

    private void read(InputStream in, SseParser parser) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            parser.line(line)
                    .map(Json::read)
                    .filter(event -> event.has("type"))
                    .ifPresent(event -> news.add(new Event(event)));
        }
    }

    private void draw() {
        while (!closed) {
            try {
                news.add(new Picture(Segments.of(farm.get("jobs/" + job + "/segments"))));
            } catch (CommandFailed e) {
                news.add(new Trouble(e));
            }
            pause(SECOND);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
