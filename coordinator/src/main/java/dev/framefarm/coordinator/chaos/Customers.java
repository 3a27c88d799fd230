package dev.framefarm.coordinator.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Keep so many films under way, look at each when it has ended, and once more at the very end. Belongs to one thread;
 * another one looks at films, so that new ones are ordered meanwhile.
 */
final class Customers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FINAL = Set.of("DONE", "FAILED", "CANCELLED");

    private final PatientClient farm;
    private final Referee referee;
    private final Films films;
    private final Random random;
    private final Clock clock;
    private final List<Order> orders = new ArrayList<>();
    private final ExecutorService looking = Executors.newSingleThreadExecutor();
    private final Map<String, Future<Optional<String>>> looks = new HashMap<>();

    Customers(PatientClient farm, Referee referee, Films films, long seed, Clock clock) {
        this.farm = farm;
        this.referee = referee;
        this.films = films;
        this.random = new Random(seed);
        this.clock = clock;
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    /** New orders until so many are open. */
    void order(int open) throws InterruptedException {
        for (long missing = open - open(); missing > 0; missing--) {
            Path film = oneOf(films.films());
            String recipe = oneOf(films.recipes());
            String body = JSON.valueToTree(Map.of("source", Map.of("path", film.toString()), "recipe", recipe))
                    .toString();
            Instant given = clock.instant();
            // Whoever gets no answer asks again, and must not get two films for it.
            String same = UUID.randomUUID().toString();
            String job = farm.post("jobs", body, Optional.of(same)).path("id").asText();
            orders.add(Order.given(job, film, given));
        }
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** From order to film, of those that have ended; 0.5 is the one in the middle. */
    Optional<Duration> took(double part) {
        return Order.took(orders, part);
    }

    long open() {
        return orders.stream().filter(Order::isOpen).count();
    }

    /** Takes delivery of what has ended meanwhile. */
    void look() throws InterruptedException {
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            if (order.isOpen()) {
                JsonNode job = farm.get("jobs/" + order.job());
                String state = job.path("state").asText();
                if (FINAL.contains(state)) {
                    orders.set(i, order.ended(state, clock.instant(), fingerprint(job)));
                    looks.put(order.job(), looking.submit(() -> judge(order, job)));
                }
            }
        }
    }

    /** False where some are still open. */
    boolean await(Duration patience) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        look();
        while (open() > 0 && clock.instant().isBefore(deadline)) {
            Thread.sleep(500);
            look();
        }
        return open() == 0;
    }

    /** What is wrong with each that has ended, by its job. */
    Map<String, String> faults() throws InterruptedException {
        Map<String, String> faults = new TreeMap<>();
        for (Map.Entry<String, Future<Optional<String>>> look : looks.entrySet()) {
            try {
                look.getValue().get().ifPresent(fault -> faults.put(look.getKey(), fault));
            } catch (ExecutionException e) {
                faults.put(look.getKey(), "could not be looked at: " + e.getCause());
            }
        }
        return faults;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    /** What was published once stays what it is. */
    List<String> changed() throws InterruptedException {
        List<String> changed = new ArrayList<>();
        for (Order order : orders) {
            JsonNode job = farm.get("jobs/" + order.job());
            String before = order.ended().map(Order.Ended::fingerprint).orElse("");
            if (!order.isOpen() && !before.equals(fingerprint(job))) {
                changed.add(order.job() + ": " + before + " became " + fingerprint(job));
            }
        }
        return changed;
    }

    private Optional<String> judge(Order order, JsonNode job) throws InterruptedException {
        if (!"DONE".equals(job.path("state").asText())) {
            return Optional.of(
                    job.path("state").asText() + ": " + job.path("reason").asText());
        }
        return referee.fault(order, job.path("outputs"));
    }

    private static String fingerprint(JsonNode job) {
        return job.path("state").asText()
                + " "
                + job.path("outputs").findValuesAsText("sha256").stream()
                        .map(sha -> sha.substring(0, 12))
                        .sorted()
                        .collect(Collectors.joining(","));
    }
}
