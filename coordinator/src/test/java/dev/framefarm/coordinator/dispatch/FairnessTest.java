package dev.framefarm.coordinator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose turn it is, and how much is a fair share. */
class FairnessTest {
    private static final Lane PICTURES = new Lane(
            0,
            0,
            new Encode.Video(
                    new Encode.Coding(VideoCodec.H264, 20, "medium", 1, 250, Dials.NONE),
                    new Encode.Picture(1000, 1000, PixelFormat.YUV420P, Colour.UNSPECIFIED, new Fraction(1, 1)),
                    new Encode.Timing(Optional.empty(), new Fraction(25, 1), new Fraction(1, 25), new Fraction(1, 25))),
            List.of(0L, 100L),
            List.of(0L));

    @Test
    void higherPriorityGoesFirst() {
        assertThat(order(Map.of(), job("a", "me", 50, 0), job("b", "me", 60, 9)))
                .containsExactly("b", "a");
    }

    @Test
    void amongEqualsWhoHasFewerLeasesGoesFirst() {
        assertThat(order(Map.of("greedy", 7), job("a", "greedy", 50, 0), job("b", "modest", 50, 9)))
                .containsExactly("b", "a");
    }

    @Test
    void thenTheOlderGoesFirst() {
        assertThat(order(Map.of(), job("b", "me", 50, 1), job("c", "me", 50, 0), job("a", "me", 50, 1)))
                .containsExactly("c", "a", "b");
    }

    @Test
    void speedIsMeasuredInFramesOfTheLane() {
        Speeds speeds = Speeds.of(PICTURES, agent("a", 1, 60e6), List.of(agent("a", 1, 60e6), agent("b", 2, 20e6)));
        assertThat(speeds).isEqualTo(new Speeds(60, 100));
    }

    @Test
    void whoWasNotMeasuredCountsAsFastAsWhoAsks() {
        Agent asking = agent("a", 1, 30e6);
        assertThat(Speeds.of(PICTURES, asking, List.of(asking, agent("new", 2, 0))))
                .isEqualTo(new Speeds(30, 90));
    }

    @Test
    void whoAsksWithoutAMeasureHearsHowManySlotsThereAre() {
        Agent asking = agent("a", 1, 0);
        assertThat(Speeds.of(PICTURES, asking, List.of(asking, agent("b", 3, 30e6))))
                .isEqualTo(new Speeds(0, 4));
    }

    @Test
    void whoCannotEncodeTheLaneOrLeavesDoesNotCount() {
        Agent asking = agent("a", 1, 30e6);
        Agent other = new Agent(
                new AgentId("o"), "o", "c", asking.machine(), List.of(), 0, 0, 0, false, Lanes25.NOON, Lanes25.NOON);
        Agent leaving = new Agent(
                new AgentId("l"),
                "l",
                "c",
                asking.machine(),
                asking.encoders(),
                0,
                0,
                0,
                true,
                Lanes25.NOON,
                Lanes25.NOON);
        assertThat(Speeds.of(PICTURES, asking, List.of(asking, other, leaving))).isEqualTo(new Speeds(30, 30));
    }

    @Test
    void soundHasNoSpeed() {
        Lane sound = new Lane(
                1,
                1,
                new Encode.Audio(AudioCodec.AAC, 128_000, 48_000, ChannelLayout.STEREO, 0, Optional.empty()),
                List.of(0L, 9L),
                List.of(0L));
        Agent asking = new Agent(
                new AgentId("a"),
                "a",
                "c",
                agent("a", 2, 0).machine(),
                List.of(new Agent.Encoder("aac", "p", 5)),
                0,
                0,
                0,
                false,
                Lanes25.NOON,
                Lanes25.NOON);
        assertThat(Speeds.of(sound, asking, List.of(asking))).isEqualTo(new Speeds(0, 2));
    }

    private static List<String> order(Map<String, Integer> leases, Job... jobs) {
        return Fairness.order(List.of(jobs), leases).stream()
                .map(job -> job.id().value())
                .toList();
    }

    private static Agent agent(String id, int slots, double pixelsPerSecond) {
        return new Agent(
                new AgentId(id),
                id,
                "c",
                new Agent.Machine("host", slots, 4, 1L << 30, List.of(), "ffmpeg", "1", Set.of()),
                List.of(new Agent.Encoder("h264", "p", pixelsPerSecond)),
                0,
                0,
                0,
                false,
                Lanes25.NOON,
                Lanes25.NOON);
    }

    private static Job job(String id, String owner, int priority, int second) {
        Recipe recipe = RecipeExamples.recipe("audio=copy");
        return new Job(
                new JobId(id),
                owner,
                new Source.Uploaded(new Blob("0".repeat(64), 1), "film"),
                recipe,
                priority,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                JobState.RENDERING,
                Optional.empty(),
                Lanes25.NOON.plusSeconds(second),
                Lanes25.NOON,
                1);
    }
}
