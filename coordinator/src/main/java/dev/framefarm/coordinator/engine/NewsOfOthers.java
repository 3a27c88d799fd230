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
 * news may be lost.
 */
final class NewsOfOthers implements Consumer<Numbered> {
    private static final Logger LOG = LoggerFactory.getLogger(NewsOfOthers.class);

    private static final Set<String> FINAL = Stream.of(JobState.values())
            .filter(JobState::isFinal)
            .map(JobState::name)
            .collect(Collectors.toUnmodifiableSet());

    private final String own;
    private final RunningJobs running;
    private final Assemblies assemblies;
    private final JobEffects effects;
    private final JobRecovery recovery;
    private final WaitingReasons reasons;

    NewsOfOthers(
            String own,
            RunningJobs running,
            Assemblies assemblies,
            JobEffects effects,
            JobRecovery recovery,
            WaitingReasons reasons) {
        this.own = own;
        this.running = running;
        this.assemblies = assemblies;
        this.effects = effects;
        this.recovery = recovery;
        this.reasons = reasons;
    }

    @Override
    public void accept(Numbered news) {
        Happening happening = news.happening();
        try {
            switch (happening.type()) {
                case "job" -> job(happening);
                case "segment" -> segment(happening);
                case WaitingReasons.NEWS -> waiting(happening);
                case "left" -> recovery.stranded();
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
        if (!own.equals(happening.details().get("coordinator"))) {
            reasons.hear(happening, happening.at());
        }
    }

    private void segment(Happening happening) {
        if (!own.equals(happening.details().get("coordinator"))) {
            happening.job().ifPresent(assemblies::arrivedElsewhere);
        }
    }
}
