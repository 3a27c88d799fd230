package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the job that a beginning of an id means, among the newest ones. */
final class JobName {
    private static final int MOST = 200;

    private JobName() {}

    static String find(FarmClient farm, String prefix) {
        List<String> found = new ArrayList<>();
        for (JsonNode job : farm.get("jobs?limit=" + MOST).path("jobs")) {
            String id = job.path("id").asText();
            if (id.equals(prefix)) {
                return id;
            }
            if (!prefix.isEmpty() && id.startsWith(prefix)) {
                found.add(id);
            }
        }
        if (found.size() > 1) {
            throw CommandFailed.usage("'" + prefix + "' is the beginning of " + found.size() + " jobs, such as "
                    + found.get(0) + " and " + found.get(1) + "; give more of it.");
        }
        // An older one is not in the list, but the farm knows it by its whole id.
        return found.isEmpty()
                ? farm.get("jobs/" + FarmClient.step(prefix)).path("id").asText(prefix)
                : found.get(0);
    }
}
