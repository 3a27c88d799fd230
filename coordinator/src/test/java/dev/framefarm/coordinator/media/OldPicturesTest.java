package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures in the codecs of old films reach the agent, each frame as the source shows it. */
class OldPicturesTest {
    /** Lest formats be compared that hold the same in another order. */
    private static final String RGB = ",format=gbrp";

    @ParameterizedTest
    @CsvSource({
        "h261, h261, avi",
        "svq1, svq1, mov",
        "msvideo1, msvideo1, avi",
        "rpza, rpza, mov",
        "zmbv, zmbv, avi",
        "flashsv, flashsv, flv",
        "magicyuv, magicyuv, avi",
        "asv1, asv1, avi",
        "asv2, asv2, avi",
        "r210, r210, mov",
        "yuv4, yuv4, avi",
        "qtrle, qtrle, mov",
        "cinepak, cinepak, avi",
        "png, png, mov",
        "huffyuv, huffyuv -pix_fmt rgb24, avi",
        "utvideo, utvideo -pix_fmt gbrp, avi",
        "dirac, vc2 -pix_fmt yuv420p, mov",
        "dnxhd, dnxhd -profile:v dnxhr_sq -s 256x144 -pix_fmt yuv422p, mxf",
        "dvvideo, dvvideo -s 720x576 -pix_fmt yuv420p, dv",
    })
    void everyFrameIsThatOfTheSource(String codec, String encoder, String container) throws Exception {
        Path source = Clips.clip(
                "old-" + encoder.replaceAll("\\W+", "-") + "." + container,
                "-f lavfi -i testsrc2=s=176x144:r=25:d=0.2 -strict -2 -c:v " + encoder);
        Plan plan = Farm.plan(source, Container.MP4);
        WorkOrder order =
                WorkOrder.of(plan, plan.video(), new Interval(0, plan.video().length()), 0);
        String timeBase = plan.timeline().timeBase().toString();
        List<String> sent =
                Clips.frames("-f nut -i pipe:0", Farm.slice(source, order), timeBase, Farm.trim(order.work()) + RGB);
        List<String> shown = Clips.frames(
                "-i file:" + source,
                null,
                timeBase,
                ",setpts=PTS+" + order.work().sliceShift() + RGB);
        assertThat(plan.profile().video().codec()).isEqualTo(codec);
        assertThat(sent).isEqualTo(shown).hasSize(5);
    }
}
