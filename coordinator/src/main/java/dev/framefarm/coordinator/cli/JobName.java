package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the job that an id means, or, among the newest ones, the beginning of one. */
final class JobName {
    private static final int MOST = 200;

    private JobName() {}

    static String find(FarmClient farm, String name) {
        // Scripts have the whole id, and nobody lists two hundred jobs to be told of one.
        return farm.find("jobs/" + FarmClient.step(name))
                .map(job -> job.path("id").asText())
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> begunWith(farm, name));
    }

    private static String begunWith(FarmClient farm, String prefix) {
        List<String> found = new ArrayList<>();
        for (JsonNode job : farm.get("jobs?limit=" + MOST).path("jobs")) {
            String id = job.path("id").asText();
            if (!prefix.isEmpty() && id.startsWith(prefix)) {
                found.add(id);
            }
        }
        if (found.size() > 1) {
            throw CommandFailed.usage("'" + prefix + "' is the beginning of " + found.size() + " jobs, such as "
                    + found.get(0) + " and " + found.get(1) + "; give more of it.");
        }
        if (found.isEmpty()) {
            throw CommandFailed.failed("There is no job '" + prefix + "', or it is not yours; 'framefarm jobs' lists"
                    + " the newest, and an older one needs its whole id.");
        }
        return found.get(0);
    }
}
