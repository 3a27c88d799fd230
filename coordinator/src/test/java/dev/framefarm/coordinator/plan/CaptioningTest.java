package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Letters;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a film of eight seconds, 25 frames each, in pieces of two. */
class CaptioningTest {
    private static final Map<String, Object> TWO =
            Map.of("text", "00:01,000 --> 00:03,000\na\n\n00:05,000 --> 00:05,500\nb", "size", 10, "margin", 5);

    private final List<Lettering.Sheet> sheets = new ArrayList<>();

    @Test
    void standsBetweenItsMargins() {
        Letters letters =
                letters(plan(Map.of("captions", TWO)).video().encode()).orElseThrow();
        assertThat(letters.place()).isEqualTo(new Rectangle(54, 926, 1812, 100));
        assertThat(sheets.get(0).em()).isEqualTo(108);
        assertThat(sheets.get(0).mostHeight()).isEqualTo(972);
    }

    @Test
    void isShownOnTheClockOfTheDeliveries() {
        Plan plan = plan(Map.of("captions", TWO));
        long raised = 1_000_000 * plan.raisedSeconds();
        assertThat(letters(plan.video().encode()).orElseThrow().shown())
                .containsExactly(
                        new Letters.Shown("YQ==", 1_000_000 + raised, false),
                        new Letters.Shown("", 3_000_000 + raised, true),
                        new Letters.Shown("Yg==", 5_000_000 + raised, false),
                        new Letters.Shown("", 5_500_000 + raised, true));
        assertThat(plan.remarks()).contains("2 captions are drawn into the pictures.");
    }

    @Test
    void aPieceHasTheWordsThatItsFramesShow() {
        Plan plan = plan(Map.of("captions", TWO));
        assertThat(pngs(plan, 0, 50)).containsExactly("YQ==");
        assertThat(pngs(plan, 50, 100)).containsExactly("YQ==", "");
        assertThat(pngs(plan, 50, 150)).containsExactly("YQ==", "", "Yg==", "");
        assertThat(pngs(plan, 100, 150)).containsExactly("Yg==", "");
        assertThat(pngs(plan, 150, 200)).isEmpty();
    }

    @Test
    void eachRenditionHasThemInItsOwnSize() {
        Plan plan = plan(Map.of("captions", TWO, "renditions", List.of(Map.of("height", 1080), Map.of("height", 540))));
        Encode.Video encode = (Encode.Video) plan.video().encode();
        assertThat(encode.renditions())
                .extracting(each ->
                        each.picture().framing().letters().orElseThrow().place().width())
                .containsExactly(1812, 906);
        assertThat(sheets).extracting(Lettering.Sheet::em).containsExactly(108.0, 54.0);
    }

    @Test
    void tooMuchToKeepIsRefused() {
        Recipe recipe = RecipeExamples.withVideo(Map.of("captions", TWO));
        Plan plan = Planner.plan(Sources.plain(), Sources.even(200, 50, 0), recipe);
        String large = "A".repeat(20 << 20);
        assertThatThrownBy(() -> Captioning.upon(
                        plan,
                        recipe,
                        (texts, sheet) -> new Lettering.Drawn(
                                100, texts.stream().map(text -> large).toList())))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("would take 80 MiB");
    }

    @Test
    void aPictureThatTakesNoneIsRefused() {
        Recipe grey = RecipeExamples.recipe("container=mkv", "video.codec=ffv1", "video.pixelFormat=gray");
        Recipe saying = grey.with(grey.video()
                .saying(RecipeExamples.withVideo(Map.of("captions", TWO))
                        .video()
                        .captions()
                        .orElseThrow()));
        assertThatThrownBy(() -> plan(saying))
                .isInstanceOf(Unplannable.class)
                .hasMessageStartingWith("Captions cannot be put upon pictures in gray");
    }

    private Plan plan(Map<String, Object> video) {
        return plan(RecipeExamples.withVideo(video));
    }

    private Plan plan(Recipe recipe) {
        Plan plan = Planner.plan(Sources.plain(), Sources.even(200, 50, 0), recipe);
        return Captioning.upon(plan, recipe, (texts, sheet) -> {
            sheets.add(sheet);
            return new Lettering.Drawn(
                    100,
                    texts.stream()
                            .map(text -> text.isEmpty() ? "" : text.get(0).equals("a") ? "YQ==" : "Yg==")
                            .toList());
        });
    }

    private static Optional<Letters> letters(Encode encode) {
        return ((Encode.Video) encode).picture().framing().letters();
    }

    private static List<String> pngs(Plan plan, int from, int to) {
        WorkOrder order = WorkOrder.of(plan, plan.video(), new Interval(from, to), 0);
        return letters(((Work.Pictures) order.work().part()).encode()).stream()
                .flatMap(letters -> letters.shown().stream())
                .map(Letters.Shown::png)
                .toList();
    }
}
