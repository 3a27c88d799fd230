package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colour, light, rotation, chapters and languages of one film, before and after. */
class TableTest {
    private static final String HDR = """
            colour    9 16 9 tv, chroma 1
            display   34000,16000 13250,34500 7500,3000 15635,16450 1-10000000
            light     1000 400
            rotation  90
            chapters  0-1000000 One, 1000000-2000000 Zwei
            languages eng deu
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Container.class,
            names = {"MP4", "MKV"})
    void everyLineIsTheSameAfterwards(Container container) throws Exception {
        Path source = CompanionClips.hdr();
        assertThat(table(source)).isEqualTo(HDR);
        assertThat(table(Farm.join(Farm.plan(source, container), source, folder)))
                .isEqualTo(HDR);
    }

    @Test
    void webmSaysHowBrightItIs() throws Exception {
        Path source = CompanionClips.hdr();
        Plan plan = Farm.plan(source, Container.WEBM);
        assertThat(table(Farm.join(plan, source, folder)).lines().skip(1).limit(2))
                .isEqualTo(HDR.lines().skip(1).limit(2).toList());
    }

    private static String table(Path file) {
        Profile film = ((Understood) new FfmpegProber(Clips.tools()).probe(file)).profile();
        Profile.VideoTrack video = film.video();
        return """
                colour    %d %d %d %s, chroma %d
                display   %s
                light     %s
                rotation  %d
                chapters  %s
                languages %s
                """.formatted(
                        video.colour().primaries(),
                        video.colour().transfer(),
                        video.colour().matrix(),
                        video.colour().fullRange() ? "pc" : "tv",
                        video.colour().chromaLocation(),
                        display(video),
                        video.colour()
                                .light()
                                .map(light -> light.most() + " " + light.mostAverage())
                                .orElse("-"),
                        video.rotation(),
                        film.companions().chapters().stream()
                                .map(each -> each.fromMicros() + "-" + each.toMicros() + " " + each.title())
                                .collect(Collectors.joining(", ")),
                        film.companions().subtitles().stream()
                                .map(track -> track.language().orElse("und"))
                                .collect(Collectors.joining(" ")));
    }

    private static String display(Profile.VideoTrack video) {
        return video.colour()
                .mastering()
                .map(display -> List.of(display.red(), display.green(), display.blue(), display.white()).stream()
                                .map(point -> point.x() + "," + point.y())
                                .collect(Collectors.joining(" "))
                        + " " + display.leastLight() + "-" + display.mostLight())
                .orElse("-");
    }
}
