package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans, which change once at most, when no graphics card is there: those used last are kept at hand. A plan of a long film takes a hundred megabytes, so they
 * are kept softly: what is used lives as long as it is used, and the rest goes before memory ends.
 */
public final class Plans {
    private static final float LOAD = 0.75f;

    private final PlanStore store;
    private final DeliveryStore deliveries;
    private final Map<JobId, SoftReference<Plan>> atHand;

    public Plans(PlanStore store, DeliveryStore deliveries, int mostAtHand) {
        this.store = store;
        this.deliveries = deliveries;
        this.atHand = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<JobId, SoftReference<Plan>> eldest) {
                return size() > mostAtHand;
            }
        };
    }

    public Optional<Plan> find(JobId job) {
        Optional<Plan> known = Optional.ofNullable(known(job));
        if (known.isPresent()) {
            return known;
        }
        Optional<Plan> stored = store.find(job).map(plan -> current(job, plan));
        stored.ifPresent(plan -> keep(job, plan));
        return stored;
    }

    void save(JobId job, Plan plan) {
        keep(job, current(job, store.save(job, plan)));
    }

    private Plan current(JobId job, Plan plan) {
        return plan.fallback().after().isPresent() && deliveries.hasFallenBack(job) ? plan.fallenBack() : plan;
    }

    /** Another coordinator may have given up the card of a job whose plan is at hand here. */
    void lookAgain() {
        for (JobId job : waiting()) {
            if (deliveries.hasFallenBack(job)) {
                forget(job);
            }
        }
    }

    private synchronized List<JobId> waiting() {
        // By the entries: a look by the key counts as a use, and changes the order that is being walked through.
        return atHand.entrySet().stream()
                .filter(entry -> Optional.ofNullable(entry.getValue().get())
                        .map(Plan::fallback)
                        .filter(fallback -> fallback.after().isPresent() && !fallback.taken())
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized void forget(JobId job) {
        atHand.remove(job);
    }

    private synchronized @Nullable Plan known(JobId job) {
        SoftReference<Plan> known = atHand.get(job);
        return known == null ? null : known.get();
    }

    private synchronized void keep(JobId job, Plan plan) {
        atHand.put(job, new SoftReference<>(plan));
    }
}
