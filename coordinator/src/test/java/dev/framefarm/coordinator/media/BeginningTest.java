package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final Fraction TICK = new Fraction(1, 25);

    @Test
    void whatAnEditListHidesIsHiddenThoughSomePacketsAreNotMarked() throws Exception {
        Timeline decoded = new Timeline(TICK, new long[] {-2, -1, 0, 1, 2}, new int[] {0, 1, 4}, 3);

        Timeline seen = Beginning.unhidden(decoded, pictures("stream_index=0|pts=-3|flags=KD_"), 0);
        assertThat(seen).isEqualTo(new Timeline(TICK, new long[] {0, 1, 2}, new int[] {0, 2}, 3));
        assertThat(Beginning.micros(seen, 0)).isZero();

        Timeline all = Beginning.unhidden(decoded, pictures("stream_index=0|pts=-2|flags=K__"), 0);
        assertThat(all).isEqualTo(decoded);
        assertThat(Beginning.micros(all, 0)).isEqualTo(-80_000);
    }

    /** Where ticks are finer than the container's microseconds. */
    @Test
    void roundingHidesNothing() throws Exception {
        Timeline fine = new Timeline(new Fraction(1, 30_000_000), new long[] {1_000_010, 2_000_010}, new int[] {0}, 3);

        assertThat(Beginning.unhidden(fine, pictures("stream_index=0|pts=-3|flags=KD_"), 33_334))
                .isEqualTo(fine);
        assertThat(Beginning.micros(fine, 33_334)).isEqualTo(33_334);
    }

    /** Its container knows the times of the sound alone when it says where it begins. */
    @Test
    void aPictureBeforeItsContainerBeginsTheFilm() throws Exception {
        Path picture = Clips.clip("picture.mkv", Clips.PICTURES + "-frames:v 1 " + Clips.X264 + "-bf 2");
        Path source = Clips.clip(
                "early.mkv",
                "-i file:" + picture + " -itsoffset 0.2 -f lavfi -i sine=d=2 -map 0 -map 1 -c:v copy -c:a pcm_s16le");
        Plan plan = Farm.plan(source, Container.MP4);

        assertThat(plan.profile().startMicros()).isZero();
        assertThat(plan.profile().containerMicros()).isEqualTo(200_000);
        assertThat(plan.profile().seconds()).isEqualTo(2.2);
        assertThat(WorkOrder.filmTimes(plan)).containsExactly(0);
        Lane sound = plan.sound().get(0);
        assertThat(WorkOrder.soundSpan(plan, sound, new Interval(0, sound.length()))
                        .from())
                .isEqualTo(0.2);
    }

    private static PictureIndex pictures(String... packets) throws Excess {
        PictureIndex pictures = new PictureIndex("h264");
        for (String packet : List.of(packets)) {
            pictures.add(new PacketLine(packet));
        }
        return pictures;
    }
}
