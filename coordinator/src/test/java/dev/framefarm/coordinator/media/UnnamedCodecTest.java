package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.UnnamedCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound that a slice cannot name reaches the agent all the same. */
class UnnamedCodecTest {
    @ParameterizedTest
    @CsvSource({
        "mov, ALAC",
        "mkv, ALAC",
        "mov, ADPCM_IMA_QT",
        "mkv, TRUEHD",
        "mkv, MLP",
        "mkv, TTA",
        "ts, S302M",
        "mpg, PCM_DVD"
    })
    void itsSamplesAreThoseOfTheSource(String container, UnnamedCodec codec) throws Exception {
        String name = codec.name().toLowerCase(Locale.ROOT);
        Path source = Clips.clip(
                name + "." + container,
                "-f lavfi -i testsrc2=s=192x108:r=25:d=1 -f lavfi -i sine=r=48000:d=1 -c:v mpeg2video -strict -2"
                        + " -ac 2 -c:a " + name + (container.equals("mpg") ? " -f vob" : ""));
        Plan plan = Farm.plan(source, RecipeExamples.withSound(Map.of("mode", "aac"), "mp4"));
        Interval whole = new Interval(0, plan.lane(1).length());
        WorkOrder order = WorkOrder.of(plan, plan.lane(1), whole, 0);
        assertThat(((Work.Sound) order.work().part()).sourceCodec()).contains(codec);
        byte[] found = Clips.run(
                List.of(("-v error -c:a " + name + " -f nut -i pipe:0 -c:a pcm_s32le -f s32le pipe:1").split(" ")),
                Farm.slice(source, order));
        byte[] wanted = Clips.run(
                List.of(("-v error -i file:" + source + " -map 0:a -c:a pcm_s32le -f s32le pipe:1").split(" ")), null);
        assertThat(found).isEqualTo(wanted);
    }
}
