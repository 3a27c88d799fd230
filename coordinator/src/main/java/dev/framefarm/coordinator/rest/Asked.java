package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what clients put into addresses. */
final class Asked {
    private Asked() {}

    /** What cannot be an identifier names nothing. */
    static JobId job(String id) {
        try {
            return new JobId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("job");
        }
    }

    static AgentId agent(String id) {
        try {
            return new AgentId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("agent");
        }
    }

    static int number(String field, String text, int least, int most) {
        boolean fits = text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        if (!fits) {
            throw Refusal.invalid(field, "a whole number from " + least + " to " + most, "'" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** {@code state=queued,rendering} and {@code state=queued&state=rendering} mean the same. */
    static Set<JobState> states(List<String> texts) {
        EnumSet<JobState> states = EnumSet.noneOf(JobState.class);
        for (String text : texts) {
            for (String word : text.split(",", -1)) {
                states.add(state(word.strip()));
            }
        }
        return states;
    }

    /** {@code label=key=value}, as often as there are labels that a job must have. */
    static Map<String, String> labels(List<String> texts) {
        Map<String, String> labels = new TreeMap<>();
        for (String text : texts) {
            int middle = text.indexOf('=');
            if (middle < 1 || labels.put(text.substring(0, middle), text.substring(middle + 1)) != null) {
                throw Refusal.invalid("label", "key=value, each key once", "'" + text + "'");
            }
        }
        return labels;
    }

    static String nextPage(List<String> states, List<String> labels, List<Job> page, int limit) {
        return UriBuilder.fromPath(RestApi.ROOT + "/jobs")
                .queryParam("state", states.toArray())
                .queryParam("label", labels.stream().map(Asked::encoded).toArray())
                .queryParam("after", page.get(page.size() - 1).id())
                .queryParam("limit", limit)
                .build()
                .toString();
    }

    /** Braces would be taken for the name of something that is filled in later. */
    private static String encoded(String label) {
        return URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JobState state(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("state", "one of " + Arrays.toString(JobState.values()), "'" + word + "'"));
    }
}
