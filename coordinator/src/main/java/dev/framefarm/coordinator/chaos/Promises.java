package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.db.FarmRecords.Glance;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold at every instant, whatever goes wrong. Each glance is judged by all that came before it. */
final class Promises {
    private static final Set<String> FINAL = Set.of("DONE", "FAILED", "CANCELLED");

    private final Map<String, String> ended = new TreeMap<>();
    private final Map<String, String> published = new TreeMap<>();
    private final Set<String> broken = new TreeSet<>();

    /** Sentences; none where all were kept so far. */
    Set<String> broken() {
        return Set.copyOf(broken);
    }

    void look(Glance glance) {
        glance.twice().forEach(each -> broken.add(each + ": frames are accepted twice"));
        glance.states().forEach(this::state);
        ended.keySet().stream()
                .filter(job -> !glance.states().containsKey(job))
                .forEach(job -> broken.add(job + " is gone from the database"));
        glance.outputs().forEach((output, digest) -> output(output, digest, glance));
        published.keySet().stream()
                .filter(output -> !glance.outputs().containsKey(output))
                .forEach(output -> broken.add(output + " was published and is gone"));
    }

    private void state(String job, String state) {
        String before = ended.get(job);
        if (before != null && !before.equals(state)) {
            broken.add(job + " had ended " + before + " and became " + state);
        } else if (FINAL.contains(state)) {
            ended.put(job, state);
        }
    }

    private void output(String output, String digest, Glance glance) {
        String job = output.substring(0, output.indexOf(' '));
        if (!"DONE".equals(glance.states().get(job))) {
            broken.add(output + " is published though its job is "
                    + glance.states().get(job));
        }
        String before = published.putIfAbsent(output, digest);
        if (before != null && !before.equals(digest)) {
            broken.add(output + " was published as " + before + " and became " + digest);
        }
    }
}
