package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Logo;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogosTest {
    private static final Fraction TICK = new Fraction(1, 12_800);

    @ParameterizedTest
    @CsvSource({
        "TOP_LEFT, 40, 40, 200, 100",
        "TOP_RIGHT, 1040, 40, 200, 100",
        "BOTTOM_LEFT, 40, 580, 200, 100",
        "BOTTOM_RIGHT, 1040, 580, 200, 100",
        "CENTER, 540, 310, 200, 100"
    })
    void standsBetweenItsMargins(Recipe.Corner corner, int x, int y, int width, int height) {
        assertThat(place(mark(corner, 200 / 1280.0, 40 / 1280.0, 2, 1), new Fraction(1, 1)))
                .isEqualTo(new Rectangle(x, y, width, height));
    }

    @Test
    void neverLeavesThePicture() {
        assertThat(place(mark(Recipe.Corner.CENTER, 1, 0, 1, 4), new Fraction(1, 1)))
                .isEqualTo(new Rectangle(550, 0, 180, 720));
    }

    @Test
    void keepsItsSidesWhereThePixelsOfTheFilmAreNotSquare() {
        assertThat(place(mark(Recipe.Corner.TOP_LEFT, 0.25, 0, 1, 1), new Fraction(2, 1)))
                .isEqualTo(new Rectangle(0, 0, 320, 640));
    }

    @Test
    void itsTimesAreThoseOfTheDeliveries() {
        Logo logo = Logos.of(
                new Recipe.Mark("", 1, 1, Recipe.Corner.CENTER, 0.1, 0, 0.5, 1.5, Optional.of(4.0)),
                picture(PixelFormat.YUV420P, new Fraction(1, 1)),
                TICK,
                2);
        assertThat(logo.fromMicros()).isEqualTo(3_500_000);
        assertThat(logo.untilMicros()).isEqualTo(OptionalLong.of(6_000_000));
        assertThat(logo.opacity()).isEqualTo(0.5);
    }

    @Test
    void refusesPicturesThatItWouldChange() {
        Recipe.Mark mark = mark(Recipe.Corner.CENTER, 0.1, 0, 1, 1);
        Fraction square = new Fraction(1, 1);
        assertThatThrownBy(() -> Logos.of(mark, picture(PixelFormat.YUV444P16, square), TICK, 0))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("yuv444p16");
        assertThatThrownBy(() -> Logos.of(mark, picture(PixelFormat.YUV420P, square), new Fraction(1, 10_000_000), 0))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("finer than in millionths");
    }

    private static Recipe.Mark mark(Recipe.Corner corner, double width, double margin, int pngWidth, int pngHeight) {
        return new Recipe.Mark("", pngWidth, pngHeight, corner, width, margin, 1, 0, Optional.empty());
    }

    private static Rectangle place(Recipe.Mark mark, Fraction sampleAspect) {
        return Logos.of(mark, picture(PixelFormat.YUV420P, sampleAspect), TICK, 0)
                .place();
    }

    private static Encode.Picture picture(PixelFormat format, Fraction sampleAspect) {
        return new Encode.Picture(1280, 720, format, Colour.UNSPECIFIED, sampleAspect);
    }
}
