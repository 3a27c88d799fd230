package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.PlanExamples;
import dev.framefarm.coordinator.testing.RecipeExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documents as they lie in people's databases: what is asserted here has to stay readable. */
class JsonTest {
    @Test
    void namesTheKindOfASource() {
        Source local = new Source.Local("/films/a.mov", 5, Instant.parse("2026-05-01T12:00:00.123456789Z"), "a.mov");

        assertThat(Json.write(local))
                .isEqualTo("{\"kind\":\"local\",\"path\":\"/films/a.mov\",\"bytes\":5,"
                        + "\"modified\":\"2026-05-01T12:00:00.123456789Z\",\"name\":\"a.mov\"}");
        assertThat(Json.write(new Source.Uploaded(StoreExamples.blob(1), "b"))).startsWith("{\"kind\":\"uploaded\"");
    }

    @Test
    void writesComponentsAndNoAnswersToQuestions() {
        assertThat(Json.write(PlanExamples.plan("a.mp4")))
                .contains("\"timeline\":100,")
                .contains("\"kind\":\"video\"", "\"kind\":\"audio\"")
                .contains("\"sampleAspect\":{\"num\":1,\"den\":1}")
                .doesNotContain("positive", "\"video\":true", "\"encoder\"");
    }

    @Test
    void laddersComeBackAsTheyWere() {
        Encode.Video one = (Encode.Video) PlanExamples.plan("a.mp4").video().encode();
        Encode.Video ladder = new Encode.Video(
                one.coding(),
                one.treatment(),
                one.picture(),
                one.timing(),
                new Encode.Ladder(List.of(new Encode.Rendition(one.coding(), one.picture())), true));
        assertThat(Json.read(Json.write(ladder), Encode.class)).isEqualTo(ladder);
        Recipe recipe = RecipeExamples.ladder("", "height=360");
        assertThat(Json.read(Json.write(recipe), Recipe.class)).isEqualTo(recipe);
    }

    @Test
    void whatHasNoPicturesComesBackWithout() {
        Recipe recipe = RecipeExamples.soundAlone("container=flac");
        assertThat(Json.read(Json.write(recipe), Recipe.class)).isEqualTo(recipe);
        Plan film = PlanExamples.plan("a.mp4");
        Plan heard = new Plan(
                new Profile("wav", 0, 0, 4, Optional.empty(), film.profile().audio(), Companions.NONE, List.of()),
                Timeline.NONE,
                0,
                0,
                film.sound(),
                List.of(),
                new Plan.OutputSpec("sound.flac", Container.FLAC, Optional.empty(), 0, false),
                List.of());
        Timeline timeline = TimelineCodec.decode(TimelineCodec.encode(heard.timeline()));
        assertThat(Json.readPlan(Json.write(heard), timeline)).isEqualTo(heard);
    }

    @Test
    void passesOverWhatASuccessorAdded() {
        Recipe recipe = Json.read(
                "{\"name\":\"web\",\"version\":1,\"description\":\"\",\"container\":\"MKV\",\"loudness\":-23,"
                        + "\"video\":{\"coding\":{\"codec\":\"AV1\",\"crf\":30,\"preset\":\"8\"},\"grain\":{\"level\":4},"
                        + "\"shape\":{}},"
                        + "\"audio\":{\"mode\":\"COPY\",\"bitRate\":null}}",
                Recipe.class);

        assertThat(recipe.container()).isEqualTo(Container.MKV);
        assertThat(recipe.video().shape().height()).isEmpty();
        assertThat(recipe.video().renditions()).hasSize(1);
        assertThat(recipe.audio().bitRate()).isEmpty();
    }
}
