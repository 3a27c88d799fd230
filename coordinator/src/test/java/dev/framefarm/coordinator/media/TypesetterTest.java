package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.plan.Lettering.Drawn;
import dev.framefarm.coordinator.plan.Lettering.Sheet;
import dev.framefarm.coordinator.plan.Unplannable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TypesetterTest {
    private static final List<String> HELLO = List.of("Hello");

    @Test
    void drawsEachTextOnASheetOfOneSize() throws Exception {
        Drawn drawn = draw(sheet(40, 1, Captions.Ground.OUTLINE), List.of(HELLO, List.of(), List.of("Hello", "world")));
        assertThat(drawn.pngs()).hasSize(3);
        for (String png : drawn.pngs()) {
            assertThat(image(png).getHeight()).isEqualTo(drawn.height());
            assertThat(image(png).getWidth()).isEqualTo(600);
        }
        assertThat(seen(image(drawn.pngs().get(0)))).isPositive();
        assertThat(seen(image(drawn.pngs().get(1)))).isZero();
        assertThat(rows(image(drawn.pngs().get(0)))).as("at the bottom").isGreaterThan(drawn.height() / 3);
        assertThat(rows(image(drawn.pngs().get(2)))).isLessThan(drawn.height() / 3);
    }

    @Test
    void lettersHaveTheirColourAndTheGroundIsBlack() throws Exception {
        BufferedImage outlined = image(draw(sheet(80, 1, Captions.Ground.OUTLINE), List.of(HELLO))
                .pngs()
                .get(0));
        assertThat(IntStream.of(pixels(outlined))).contains(0xffffee00, 0xff000000, 0);
        BufferedImage boxed = image(
                draw(sheet(80, 1, Captions.Ground.BOX), List.of(HELLO)).pngs().get(0));
        assertThat(IntStream.of(pixels(boxed))).contains(0xffffee00, 0x99000000, 0);
        BufferedImage bare = image(
                draw(sheet(80, 1, Captions.Ground.NONE), List.of(HELLO)).pngs().get(0));
        assertThat(IntStream.of(pixels(bare))).contains(0xffffee00, 0).doesNotContain(0xff000000);
    }

    @Test
    void longLinesAreBrokenEvenly() throws Exception {
        String line = "one two three four five six seven eight nine ten eleven";
        int one = draw(sheet(30, 1, Captions.Ground.NONE), List.of(HELLO)).height();
        int two =
                draw(sheet(30, 1, Captions.Ground.NONE), List.of(List.of(line))).height();
        assertThat(two - one).isBetween(36, 38);
        BufferedImage image = image(draw(sheet(30, 1, Captions.Ground.NONE), List.of(List.of(line)))
                .pngs()
                .get(0));
        int half = two / 2;
        assertThat(width(image, 0, half)).isBetween(width(image, half, two) - 90, width(image, half, two) + 90);
    }

    @Test
    void wideWherePixelsAreNarrow() throws Exception {
        int square = width(image(
                draw(sheet(40, 1, Captions.Ground.NONE), List.of(HELLO)).pngs().get(0)));
        int narrow = width(image(draw(sheet(40, 0.5, Captions.Ground.NONE), List.of(HELLO))
                .pngs()
                .get(0)));
        assertThat(narrow).isBetween(2 * square - 3, 2 * square + 3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(
                        () -> draw(sheet(100, 1, Captions.Ground.NONE), List.of(List.of("far too long ".repeat(20)))))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("does not fit into the picture");
    }

    @Test
    void lettersThatNoFontHasAreNamed() {
        assertThatThrownBy(
                        () -> draw(sheet(40, 1, Captions.Ground.NONE), List.of(List.of("a\u200D\uFE0F\uDBFF\uDFFD"))))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("No font of the coordinator has the captions' letters \uDBFF\uDFFD;");
    }

    private static Drawn draw(Sheet sheet, List<List<String>> texts) {
        return new Typesetter().draw(texts, sheet);
    }

    private static Sheet sheet(double em, double aspect, Captions.Ground ground) {
        return new Sheet(600, 320, em, aspect, new Captions.Look(0.1, 0, Captions.Place.BOTTOM, 0xffee00, ground));
    }

    private static BufferedImage image(String png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long seen(BufferedImage image) {
        return IntStream.of(pixels(image)).filter(pixel -> pixel >>> 24 != 0).count();
    }

    /** The first row in which something is seen. */
    private static int rows(BufferedImage image) {
        int[] pixels = pixels(image);
        return IntStream.range(0, pixels.length)
                        .filter(i -> pixels[i] >>> 24 != 0)
                        .findFirst()
                        .orElseThrow()
                / image.getWidth();
    }

    private static int width(BufferedImage image) {
        return width(image, 0, image.getHeight());
    }

    private static int width(BufferedImage image, int from, int to) {
        int[] columns = IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(from, to).anyMatch(y -> image.getRGB(x, y) >>> 24 != 0))
                .toArray();
        return columns[columns.length - 1] - columns[0] + 1;
    }
}
