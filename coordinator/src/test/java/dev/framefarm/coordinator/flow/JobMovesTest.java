package dev.framefarm.coordinator.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobMovesTest {
    private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant NOW = CREATED.plusSeconds(9);
    private static final Path DIAGRAM = Path.of("docs", "states", "job.md");

    /** Every event, and where it leads from each state; what is not listed is ignored. */
    private static final Map<JobEvent, Map<JobState, JobState>> TABLE = Map.of(
            new Begun(), Map.of(JobState.QUEUED, JobState.PROBING),
            new Planned(), Map.of(JobState.PROBING, JobState.RENDERING),
            new Postponed("why"), Map.of(JobState.PROBING, JobState.QUEUED),
            new Completed(), Map.of(JobState.RENDERING, JobState.FINISHING),
            new Published(), Map.of(JobState.FINISHING, JobState.DONE),
            new Reopened(), Map.of(JobState.FINISHING, JobState.RENDERING),
            new Failed("why"),
                    Map.of(
                            JobState.PROBING, JobState.FAILED,
                            JobState.RENDERING, JobState.FAILED,
                            JobState.FINISHING, JobState.FAILED),
            new Cancelled("me"),
                    Map.of(
                            JobState.QUEUED, JobState.CANCELLED,
                            JobState.PROBING, JobState.CANCELLED,
                            JobState.RENDERING, JobState.CANCELLED,
                            JobState.FINISHING, JobState.CANCELLED));

    @Test
    void everyEventLeadsWhereTheTableSays() {
        TABLE.forEach((event, moves) -> {
            for (JobState from : JobState.values()) {
                assertThat(event.decide(job(from), NOW).next().map(Job::state))
                        .as("%s in %s", event, from)
                        .isEqualTo(Optional.ofNullable(moves.get(from)));
            }
        });
    }

    @Test
    void everyAllowedMoveIsTakenByAnEvent() {
        Set<String> taken = new HashSet<>();
        TABLE.values().forEach(moves -> moves.forEach((from, to) -> taken.add(from + " " + to)));
        Set<String> allowed = new HashSet<>();
        for (JobState from : JobState.values()) {
            for (JobState to : JobState.values()) {
                if (JobMoves.allowed(from, to)) {
                    allowed.add(from + " " + to);
                }
            }
        }
        assertThat(taken).isEqualTo(allowed);
    }

    @Test
    void anyOtherMoveIsRefused() {
        for (JobState from : JobState.values()) {
            for (JobState to : JobState.values()) {
                if (!JobMoves.allowed(from, to)) {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> JobMoves.check(from, to))
                            .withMessage("a job does not go from " + from + " to " + to);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void finalStatesAreClosedAndOthersAreNot(JobState from) {
        boolean closed = Arrays.stream(JobState.values()).noneMatch(to -> JobMoves.allowed(from, to));
        assertThat(closed).isEqualTo(from.isFinal());
    }

    @Test
    void whatIsIgnoredHasNoEffect() {
        TABLE.keySet()
                .forEach(event -> assertThat(
                                event.decide(job(JobState.DONE), NOW).effects())
                        .isEmpty());
    }

    @Test
    void anEndStopsTheJobAndMakesRoom() {
        assertThat(List.of(
                        new Cancelled("me").decide(job(JobState.RENDERING), NOW).effects(),
                        new Failed("why").decide(job(JobState.PROBING), NOW).effects(),
                        new Published().decide(job(JobState.FINISHING), NOW).effects()))
                .containsOnly(List.of(Effect.STOP, Effect.START_NEXT));
    }

    @Test
    void aMoveIsTheNextVersionAndKeepsTheReason() {
        Job failed = new Failed("why").decide(job(JobState.PROBING), NOW).next().orElseThrow();
        assertThat(failed.version()).isEqualTo(2);
        assertThat(failed.updated()).isEqualTo(NOW);
        assertThat(failed.created()).isEqualTo(CREATED);
        assertThat(failed.reason()).hasValue("why");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void whatIsTakenUpAfterAStartHasTheEffectsOfHavingGotThere(JobState state) {
        Set<Effect> recovered = Set.copyOf(Recovery.effects(state));
        Set<Effect> before = TABLE.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .filter(move -> move.getValue() == state)
                        .flatMap(move -> row.getKey().decide(job(move.getKey()), NOW).effects().stream()))
                .filter(effect -> effect != Effect.START_NEXT)
                .collect(Collectors.toSet());
        assertThat(recovered).containsAll(before);
    }

    /** With -Dframefarm.regenerate=true the file is written anew. */
    @Test
    void theDiagramShowsTheMoves() throws IOException {
        StringBuilder text = new StringBuilder("# A job's states\n\nGenerated from `JobMoves` by `JobMovesTest`"
                + " (`-Dframefarm.regenerate=true`); not edited by hand.\n\n```mermaid\nstateDiagram-v2\n"
                + "    [*] --> QUEUED\n");
        for (JobState from : JobState.values()) {
            for (JobState to : JobState.values()) {
                if (JobMoves.allowed(from, to)) {
                    text.append("    ").append(from).append(" --> ").append(to).append('\n');
                }
            }
            if (from.isFinal()) {
                text.append("    ").append(from).append(" --> [*]\n");
            }
        }
        text.append("```\n");
        if (Boolean.getBoolean("framefarm.regenerate")) {
            Files.writeString(DIAGRAM, text);
        }
        assertThat(DIAGRAM).hasContent(text.toString());
    }

    private static Job job(JobState state) {
        Recipe recipe = RecipeExamples.recipe("audio=copy");
        return new Job(
                new JobId("j-1"),
                "me",
                new Source.Uploaded(new Blob("0".repeat(64), 1), "film"),
                recipe,
                50,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                state,
                Optional.empty(),
                CREATED,
                CREATED,
                1);
    }
}
