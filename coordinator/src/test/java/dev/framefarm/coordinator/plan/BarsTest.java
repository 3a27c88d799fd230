package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static final Profile.VideoTrack FILM = Sources.plain().video();
    private static final Rectangle WIDE = new Rectangle(0, 138, 1920, 804);

    @Test
    void whatIsBlackInAllPicturesIsCutOff() {
        assertThat(crop(lit(WIDE, 10))).contains(crop(138, 138, 0, 0));
        assertThat(crop(lit(new Rectangle(3, 139, 1911, 801), 10))).contains(crop(138, 140, 2, 6));
    }

    @Test
    void theLeastBarOfAllCounts() {
        List<Rectangle> lit = lit(WIDE, 10);
        lit.add(new Rectangle(800, 100, 20, 900));
        assertThat(crop(lit)).contains(crop(100, 80, 0, 0));
        lit.add(new Rectangle(0, 0, 1920, 1080));
        assertThat(crop(lit)).isEmpty();
    }

    @Test
    void darkFilmsKeepEverything() {
        assertThat(crop(List.of())).isEmpty();
        assertThat(crop(lit(WIDE, 3))).isEmpty();
        List<Rectangle> titles = lit(new Rectangle(900, 500, 120, 80), 15);
        titles.addAll(lit(WIDE, 9));
        assertThat(crop(titles)).isEmpty();
        titles.addAll(lit(WIDE, 9));
        assertThat(crop(titles)).isPresent();
    }

    @Test
    void turnsWithThePicture() {
        List<Rectangle> lit = lit(new Rectangle(10, 20, 1880, 1020), 10);
        assertThat(Bars.of(FILM, lit, true)).contains(crop(20, 40, 10, 30));
        assertThat(Bars.of(turned(90, false), lit, false)).contains(crop(20, 40, 10, 30));
        assertThat(Bars.of(turned(90, false), lit, true)).contains(crop(30, 10, 20, 40));
        assertThat(Bars.of(turned(180, false), lit, true)).contains(crop(40, 20, 30, 10));
        assertThat(Bars.of(turned(270, true), lit, true)).contains(crop(10, 30, 20, 40));
    }

    @Test
    void saysWhatIsCutOff() {
        assertThat(Bars.remark(Optional.of(crop(138, 136, 0, 2))))
                .isEqualTo(
                        "Black bars are cut off: 138 lines at the top, 136 lines at the bottom, 2 columns on the right.");
        assertThat(Bars.remark(Optional.empty())).contains("nothing is cut off");
    }

    private static Optional<Recipe.Crop> crop(List<Rectangle> lit) {
        return Bars.of(FILM, lit, false);
    }

    private static List<Rectangle> lit(Rectangle part, int pictures) {
        return new ArrayList<>(Collections.nCopies(pictures, part));
    }

    private static Recipe.Crop crop(int top, int bottom, int left, int right) {
        return new Recipe.Crop(top, bottom, left, right, Optional.empty());
    }

    private static Profile.VideoTrack turned(int rotation, boolean mirrored) {
        return new Profile.VideoTrack(
                FILM.stream(),
                FILM.earliest(),
                FILM.codec(),
                FILM.width(),
                FILM.height(),
                FILM.sampleAspect(),
                FILM.pixelFormat(),
                FILM.bitDepth(),
                FILM.frameRate(),
                FILM.colour(),
                rotation,
                mirrored,
                FILM.scan(),
                Optional.empty());
    }
}
