package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recipe wants of sound and a source does not have, or an agent finds out. */
class SoundWishesTest {
    private static final String BYTES = "ten seconds of sound";

    private final SmallFarm farm = new SmallFarm();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aFilmWithoutAWantedLanguageFailsWithASentence() throws Exception {
        farm.recipe = RecipeExamples.withSound(Map.of("tracks", List.of("ita")));
        Job job = farm.stored(JobState.PROBING);
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason())
                .hasValue("The recipe wants sound in ita, but the film has no sound.");
    }

    @Test
    void whatAnAgentHeardIsToldToTheUser() throws Exception {
        Job job = rendering();
        assertThat(deliver(Optional.of(new Gain(-28.3, -9, 5.3)))).isEqualTo(Verdict.accepted());
        assertThat(farm.engine.remarks().of(job.id()))
                .containsExactly("The sound of stream 1 was at -28.3 LUFS; a gain of 5.3 dB brings it to -23.0 LUFS.");
    }

    @Test
    void soundThatNobodyHeardIsNotAccepted() throws Exception {
        rendering();
        assertThat(deliver(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("LOUDNESS"));
    }

    private Job rendering() throws IOException {
        farm.recipe = RecipeExamples.withSound(Map.of("loudness", -23));
        farm.prober = source -> heard();
        farm.inspector = (file, depth, most) -> new Inspector.Measured(
                new Fraction(1024, 48_000), LongStream.range(-1, 468).toArray(), "aac", "header", "");
        Job job = farm.stored(JobState.PROBING);
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.RENDERING);
        return job;
    }

    private Verdict deliver(Optional<Gain> gain) throws IOException {
        AgentId agent = farm.agent("a", new Agent.Encoder("h264", "x264", 1e7), new Agent.Encoder("aac", "aac/1", 0));
        Assignment work = farm.engine.dispatcher().offer(agent, false).orElseThrow();
        Blob blob = farm.blob(BYTES);
        try (Deliveries.Receiving receiving =
                farm.engine.deliveries().receive(agent, work.lease().id())) {
            receiving.bytes().write(BYTES.getBytes(StandardCharsets.UTF_8));
            return receiving.judge(new Evidence(blob, 469, -1, 467, "aac/1", 0, 0, 1, 1), gain);
        }
    }

    private static Prober.Understood heard() {
        Prober.Understood silent = SmallFilm.understood();
        Profile.AudioTrack track = new Profile.AudioTrack(
                1,
                new Profile.SoundFormat("aac", 48_000, 2, Optional.of("stereo"), 24),
                new Fraction(1, 48_000),
                0,
                0,
                480_000,
                false,
                false,
                Profile.Labels.NONE);
        Profile film = silent.profile();
        return new Prober.Understood(
                new Profile(film.demuxer(), 0, film.seconds(), film.video(), List.of(track), List.of()),
                silent.timeline());
    }
}
