package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.engine.SeamMeter;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSeamMeterTest {
    @TempDir
    private Path folder;

    private final SeamMeter meter = new FfmpegSeamMeter(Clips.tools());

    @Test
    void seesFramesOnBothSidesOfASeam() throws Exception {
        for (Path source : List.of(Clips.constantRate(), Clips.variableRate(), Clips.editList(), Clips.openGop())) {
            Plan plan = Farm.plan(source, Container.MP4);
            Facts.Around around = around(plan, source, source);
            assertThat(around.before()).as("%s", source).isNotEmpty().allMatch(ssim -> ssim > 0.9 && ssim < 1);
            assertThat(around.after()).as("%s", source).isNotEmpty().allMatch(ssim -> ssim > 0.9 && ssim < 1);
        }
    }

    @Test
    void seesWhichSideIsWorse() throws Exception {
        Path source = Clips.constantRate();
        Path blurred =
                Clips.clip("blurred.mp4", "-i file:" + source + " -vf boxblur=4 " + Clips.X264 + "-g 50 -bf 3 -an");
        Plan plan = Farm.plan(source, Container.MP4);

        Facts.Around around = around(plan, source, blurred);

        assertThat(around.before()).allMatch(ssim -> ssim > 0.9);
        assertThat(around.after()).allMatch(ssim -> ssim < 0.9);
    }

    @Test
    void aDeliveryThatCannotBeReadIsAnError() throws Exception {
        Path source = Clips.constantRate();
        Plan plan = Farm.plan(source, Container.MP4);
        Path bad = Files.write(folder.resolve("bad.mp4"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> meter.look(plan, source, 50, bad, bad)).isInstanceOf(IOException.class);
    }

    private Facts.Around around(Plan plan, Path source, Path sourceOfTheRight) throws Exception {
        List<Interval> pieces = Farm.pieces(plan.video());
        Path left = Farm.encode(plan, source, pieces.get(0), folder.resolve("left.mp4"));
        Path right = Farm.encode(plan, sourceOfTheRight, pieces.get(1), folder.resolve("right.mp4"));
        return meter.look(plan, source, pieces.get(1).from(), left, right).around();
    }
}
