package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.cli.JobNews.Event;
import dev.framefarm.coordinator.cli.JobNews.Missed;
import dev.framefarm.coordinator.cli.JobNews.News;
import dev.framefarm.coordinator.cli.JobNews.Picture;
import dev.framefarm.coordinator.cli.JobNews.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Watches one job until it ends. A farm that goes away gets a minute to come back. */
final class JobWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final FarmClient farm;
    private final String job;
    private final Display display;
    private final Function<Standing, Optional<String>> givesUp;
    private Standing standing = Standing.UNKNOWN;
    private Segments segments = Segments.NONE;
    private long heardAt = System.nanoTime();

    /** {@code givesUp} is asked often, and says why there is no point in waiting any longer. */
    JobWatch(FarmClient farm, String job, Display display, Function<Standing, Optional<String>> givesUp) {
        this.farm = farm;
        this.job = job;
        this.display = display;
        this.givesUp = givesUp;
    }

    JobWatch(FarmClient farm, String job, Display display) {
        this(farm, job, display, standing -> Optional.empty());
    }

    /** The job as it ended. */
    JsonNode untilTheEnd() throws InterruptedException {
        try {
            return watch();
        } catch (CommandFailed e) {
            display.end(standing, segments);
            throw e;
        }
    }

    private JsonNode watch() throws InterruptedException {
        boolean told = false;
        try (JobNews news = JobNews.of(farm, job)) {
            while (!standing.isFinal()) {
                News next = news.next(LOOK_MILLIS);
                if (next != null) {
                    hear(next);
                    told = next instanceof Event && standing.isFinal();
                }
                Optional<String> why = givesUp.apply(standing);
                if (why.isPresent()) {
                    throw CommandFailed.failed(why.get());
                }
                if (!standing.isFinal()) {
                    display.show(standing, segments);
                }
            }
        }
        JsonNode ended = farm.get("jobs/" + job);
        if (!told) {
            display.event(lastWord(ended));
        }
        standing = Standing.ofJob(ended);
        segments = Segments.of(farm.get("jobs/" + job + "/segments"));
        display.end(standing, segments);
        return ended;
    }

    /** How the film was divided in the end. */
    Segments segments() {
        return segments;
    }

    private void hear(News news) {
        if (news instanceof Trouble trouble) {
            bear(trouble.why());
        } else if (news instanceof Missed) {
            look();
        } else if (news instanceof Event event) {
            heardAt = System.nanoTime();
            display.event(event.document());
            hear(event.document());
        } else if (news instanceof Picture picture) {
            heardAt = System.nanoTime();
            segments = picture.segments();
            standing = standing.in(segments.state());
        }
    }

    private void look() {
        try {
            standing = Standing.ofJob(farm.get("jobs/" + job));
            heardAt = System.nanoTime();
        } catch (CommandFailed e) {
            bear(e);
        }
    }

    private void bear(CommandFailed trouble) {
        boolean lost = System.nanoTime() - heardAt > PATIENCE.toNanos();
        if (lost || !trouble.mayPass()) {
            throw trouble;
        }
    }

    private void hear(JsonNode event) {
        JsonNode details = event.path("details");
        switch (event.path("type").asText()) {
            case "job" -> standing = standing.in(details.path("state").asText(standing.state()));
            case "progress" -> standing = standing.at(details);
            default -> {
                // Leases, attempts and segments show in the next picture.
            }
        }
    }

    /** Whoever reads events must learn of the end even where the event itself was lost. */
    private JsonNode lastWord(JsonNode ended) {
        return Json.MAPPER.valueToTree(Map.of(
                "type",
                "job",
                "job",
                job,
                "at",
                ended.path("updated").asText(Instant.EPOCH.toString()),
                "details",
                Map.of("state", ended.path("state").asText())));
    }
}
