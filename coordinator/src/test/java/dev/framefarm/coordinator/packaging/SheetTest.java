package dev.framefarm.coordinator.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetTest {
    @Test
    void everyTimeOfTheFilmHasItsPicture() {
        Sheet sheet = Sheet.of(List.of(0.04, 2.0, 5.1, 9.0, 10.1), 12.5, 16.0 / 9);
        assertThat(sheet.times()).containsExactly(0.04, 5.1, 10.1);
        assertThat(sheet.text("thumbnails.jpg")).isEqualTo("""
                WEBVTT

                00:00:00.000 --> 00:00:05.100
                thumbnails.jpg#xywh=0,0,160,90

                00:00:05.100 --> 00:00:10.100
                thumbnails.jpg#xywh=160,0,160,90

                00:00:10.100 --> 00:00:12.500
                thumbnails.jpg#xywh=320,0,160,90
                """);
    }

    @Test
    void aLongFilmHasOneSheetTooWithRowsOfTen() {
        List<Double> keys = IntStream.range(0, 3600).mapToObj(n -> n * 2.0).toList();
        Sheet sheet = Sheet.of(keys, 7200, 4.0 / 3);
        assertThat(sheet.times()).hasSizeBetween(90, 100);
        assertThat(sheet.rows()).isEqualTo(10);
        assertThat(sheet.text("s")).contains("#xywh=160,120,160,120");
    }

    @Test
    void thePosterIsNotTheBeginning() {
        assertThat(Sheet.poster(List.of(0.0, 0.9, 1.2, 8.0), 10)).isEqualTo(1.2);
        assertThat(Sheet.poster(List.of(0.0), 10)).isZero();
    }
}
