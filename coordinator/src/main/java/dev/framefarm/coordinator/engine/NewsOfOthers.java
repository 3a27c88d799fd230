package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobState;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this coordinator does about news, whose most come from others. All of it would be found out later without them:
 * news may be lost. Who falls too far behind is dropped, and begins anew with what is true by then.
 */
final class NewsOfOthers implements Consumer<Numbered>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsOfOthers.class);

    private static final Set<String> FINAL = Stream.of(JobState.values())
            .filter(JobState::isFinal)
            .map(JobState::name)
            .collect(Collectors.toUnmodifiableSet());

    private final String own;
    private final Happenings happenings;
    private final RunningJobs running;
    private final Assemblies assemblies;
    private final JobEffects effects;
    private final JobRecovery recovery;
    private final WaitingReasons reasons;

    NewsOfOthers(
            String own,
            Happenings happenings,
            RunningJobs running,
            Assemblies assemblies,
            JobEffects effects,
            JobRecovery recovery,
            WaitingReasons reasons) {
        this.own = own;
        this.happenings = happenings;
        this.running = running;
        this.assemblies = assemblies;
        this.effects = effects;
        this.recovery = recovery;
        this.reasons = reasons;
    }

    /** From here on. */
    void listen() {
        happenings.subscribe(happenings.latest(), this);
    }

    @Override
    public void close() {
        LOG.warn("News came faster than they could be acted upon; some were lost, and are looked up");
        listen();
        running.changed();
        assemblies.jobs().forEach(assemblies::arrivedElsewhere);
    }

    @Override
    public void accept(Numbered news) {
        Happening happening = news.happening();
        try {
            switch (happening.type()) {
                case "job" -> job(happening);
                case "segment" -> segment(happening);
                case WaitingReasons.NEWS -> waiting(happening);
                case "left" -> left(happening);
                default -> {}
            }
        } catch (RuntimeException e) {
            // Whoever throws hears nothing more.
            LOG.warn("News of {} were not acted upon: {}", happening.type(), e.toString());
        }
    }

    private void job(Happening happening) {
        running.changed();
        if (FINAL.contains(String.valueOf(happening.details().get("state")))) {
            happening.job().ifPresent(effects::forget);
        }
    }

    /** By the time at which it was said: clocks of one cluster agree within seconds. */
    private void waiting(Happening happening) {
        if (isOfAnother(happening)) {
            reasons.hear(happening, happening.at());
        }
    }

    private void segment(Happening happening) {
        if (isOfAnother(happening)) {
            happening.job().ifPresent(assemblies::arrivedElsewhere);
        }
    }

    /** Its jobs are anybody's now. */
    private void left(Happening happening) {
        if (isOfAnother(happening)) {
            recovery.stranded();
        }
    }

    private boolean isOfAnother(Happening happening) {
        return !own.equals(happening.details().get("coordinator"));
    }
}
