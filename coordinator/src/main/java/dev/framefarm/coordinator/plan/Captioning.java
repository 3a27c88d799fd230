package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Letters;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts a recipe's captions into a plan. They are drawn here and once for all: no two machines draw letters alike, and a
 * caption may go on across a seam.
 */
public final class Captioning {
    private static final int SMALLEST_SIDE = 2;
    /** More would make the plan a burden. A film of three hours that is full of words takes less in 1080p. */
    private static final long MOST_DRAWN = 48L << 20;

    private final Captions.Look look;
    private final List<Speech.Change> changes;
    private final long raisedMicros;
    private final Lettering lettering;

    private Captioning(Captions captions, long raisedMicros, Lettering lettering) {
        this.look = captions.look();
        this.changes = Speech.of(captions.cues());
        this.raisedMicros = raisedMicros;
        this.lettering = lettering;
    }

    public static Plan upon(Plan plan, Recipe recipe, Lettering lettering) {
        return recipe.pictures()
                .flatMap(Recipe.Video::captions)
                .map(captions -> upon(plan, captions, lettering))
                .orElse(plan);
    }

    private static Plan upon(Plan plan, Captions captions, Lettering lettering) {
        Lane silent = plan.video();
        Encode.Video encode = (Encode.Video) silent.encode();
        Fraction tick = encode.timing().outputTimeBase();
        Captioning captioning = new Captioning(captions, 1_000_000 * plan.raisedSeconds(), lettering);
        Encode.Video saying = encode.framed(picture -> {
            Covering.demand("Captions", picture, tick);
            return picture.in(picture.framing().saying(Optional.of(captioning.letters(picture))));
        });
        demandRoom(saying);
        List<Lane> lanes = new ArrayList<>(plan.lanes());
        lanes.set(silent.index(), new Lane(silent.index(), silent.stream(), saying, silent.cuts(), silent.leadIn()));
        int count = captions.cues().size();
        return plan.with(
                lanes,
                count == 1
                        ? "One caption is drawn into the pictures."
                        : count + " captions are drawn into the pictures.");
    }

    private static void demandRoom(Encode.Video saying) {
        long drawn = saying.renditions().stream()
                .flatMap(each -> each.picture().framing().letters().stream())
                .flatMap(letters -> letters.shown().stream())
                .mapToLong(shown -> shown.png().length())
                .sum();
        if (drawn > MOST_DRAWN) {
            throw new Unplannable("The captions would take " + (drawn >> 20) + " MiB when they are drawn, and "
                    + (MOST_DRAWN >> 20) + " are allowed; make their `size` or the renditions smaller.");
        }
    }

    private Letters letters(Encode.Picture picture) {
        double aspect = picture.sampleAspect().value();
        double side = Math.min(picture.width() * aspect, picture.height());
        int margin = (int) Math.round(look.margin() * side);
        int width = even(picture.width() - 2 * margin / aspect);
        int mostHeight = even(picture.height() - 2.0 * margin);
        Lettering.Drawn drawn = lettering.draw(
                changes.stream().map(Speech.Change::lines).toList(),
                new Lettering.Sheet(width, mostHeight, look.size() * side, aspect, look));
        int y = switch (look.place()) {
            case TOP -> margin;
            case MIDDLE -> (picture.height() - drawn.height()) / 2;
            case BOTTOM -> picture.height() - drawn.height() - margin;
        };
        return new Letters(
                // Colour has a sample for two pixels.
                new Rectangle((picture.width() - width) / 4 * 2, Math.max(0, y / 2 * 2), width, drawn.height()),
                IntStream.range(0, changes.size())
                        .mapToObj(i -> shown(changes.get(i), drawn.pngs().get(i)))
                        .toList());
    }

    private Letters.Shown shown(Speech.Change change, String png) {
        return new Letters.Shown(
                png, change.micros() + raisedMicros, change.lines().isEmpty());
    }

    private static int even(double size) {
        return Math.max(SMALLEST_SIDE, (int) size / 2 * 2);
    }
}
