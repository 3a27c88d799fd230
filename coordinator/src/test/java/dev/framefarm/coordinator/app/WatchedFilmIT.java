package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody watches a film while it is encoded, and the coordinator starts again in the middle of it. */
class WatchedFilmIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final Duration LONG = Patience.LONG;
    private static final Pattern SEGMENT = Pattern.compile("#EXTINF:[\\d.]+,\n#EXT-X-BYTERANGE:(\\d+)@(\\d+)\n\\S+\n");
    private static final List<String> LISTS = List.of("video-180p.m3u8", "video-90p.m3u8", "sound-1.m3u8");
    private static final String RECIPE = """
            video:
              codec: h264
              preset: veryslow
              keyframes: 1s
              renditions: [{height: 180}, {height: 90}]
            audio: aac
            package: hls
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private LocalFarm farm;
    private String outputs = "";

    @Test
    void whatWasListedStaysAndBecomesTheFinishedPackage() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        TestFilms films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        Path film = films.film("film.mp4", "320x180", 40);
        open(sources);
        try {
            JobId job = submit(film);
            outputs = "api/v1/jobs/" + job + "/outputs/";
            assertThat(get("master.m3u8").statusCode()).isEqualTo(503);
            List<String> before = watched();
            assertThat(before).allMatch(list -> list.contains("EVENT"));
            byte[] first = segment(before.get(0));
            assertThat(state(job)).isEqualTo(JobState.RENDERING);

            aTicketIsHandedOn();

            farm.close();
            open(sources);
            List<String> again = watched();
            for (int i = 0; i < LISTS.size(); i++) {
                assertThat(head(again.get(i))).isEqualTo(head(before.get(i)));
                assertThat(segments(again.get(i))).startsWith(segments(before.get(i)));
            }
            assertThat(segment(before.get(0))).isEqualTo(first);

            assertThat(await().atMost(LONG).until(() -> state(job), JobState::isFinal))
                    .isEqualTo(JobState.DONE);
            for (int i = 0; i < LISTS.size(); i++) {
                assertThat(get(LISTS.get(i)).body())
                        .contains(segments(before.get(i)), head(before.get(i)))
                        .endsWith("#EXT-X-ENDLIST\n");
            }
            assertThat(segment(before.get(0))).isEqualTo(first);
            Path whole = Files.writeString(
                    folder.resolve("whole.m3u8"), get("video-180p.m3u8").body());
            Files.write(
                    folder.resolve("video-180p.mp4"),
                    bytes("video-180p.mp4", Optional.empty()).body());
            assertThat(films.times(whole)).hasSize(1000).isEqualTo(films.times(film));
        } finally {
            farm.close();
        }
    }

    /** From the one address that a player is given to the bytes, without a key. */
    private void aTicketIsHandedOn() throws Exception {
        HttpRequest asked =
                request("master.m3u8/ticket").POST(BodyPublishers.noBody()).build();
        String href = HTTP.send(asked, BodyHandlers.ofString()).body().replaceAll(".*\"href\":\"([^\"]+)\".*", "$1");
        URI master = farm.url().resolve(href);
        URI list = named(master, "(?m)^(video-180p.m3u8\\S+)$");
        URI file = named(list, "URI=\"([^\"]+)\"");
        HttpRequest header =
                HttpRequest.newBuilder(file).header("Range", "bytes=0-99").build();
        assertThat(HTTP.send(header, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(206);
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(master.resolve("video-180p.m3u8"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    private static URI named(URI list, String pattern) throws Exception {
        String text = HTTP.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        Matcher name = Pattern.compile(pattern).matcher(text);
        assertThat(name.find()).as(text).isTrue();
        return list.resolve(name.group(1));
    }

    private void open(Path sources) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        farm = LocalFarm.start(
                new LocalFarmOptions(data, TestFilms.SHARED, 0, 0, 2, 1, "embedded", List.of(sources), text -> {}));
    }

    private JobId submit(Path film) {
        Order order = new Order(
                new OrderSource.LocalFile(film.toString()), RECIPE, 50, Map.of(), Optional.empty(), Optional.empty());
        return ((Orders.Taken) farm.farm().engine().orders().submit(order, ME))
                .job()
                .id();
    }

    private JobState state(JobId job) {
        return farm.farm().engine().orders().find(job, ME).map(Job::state).orElseThrow();
    }

    /** The lists of all tracks, as soon as the master is there. */
    private List<String> watched() throws Exception {
        await().atMost(LONG).until(() -> get("master.m3u8").statusCode() == 200);
        assertThat(get("master.m3u8").body()).contains(LISTS);
        List<String> lists = new ArrayList<>();
        for (String list : LISTS) {
            lists.add(get(list).body());
        }
        assertThat(lists).allSatisfy(list -> assertThat(list).containsPattern(SEGMENT));
        return lists;
    }

    private static String segments(String list) {
        return list.substring(list.indexOf("#EXTINF"));
    }

    /** Where the header lies, which players read once. */
    private static String head(String list) {
        return list.lines()
                .filter(line -> line.startsWith("#EXT-X-MAP"))
                .findFirst()
                .orElseThrow();
    }

    /** The first segment of the largest pictures, as a player asks for it. */
    private byte[] segment(String list) throws Exception {
        Matcher first = SEGMENT.matcher(list);
        assertThat(first.find()).isTrue();
        long from = Long.parseLong(first.group(2));
        String range = "bytes=" + from + "-" + (from + Long.parseLong(first.group(1)) - 1);
        HttpResponse<byte[]> answer = bytes("video-180p.mp4", Optional.of(range));
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("video/mp4");
        return answer.body();
    }

    private HttpResponse<String> get(String name) throws Exception {
        HttpRequest request = request(name).build();
        return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> bytes(String name, Optional<String> range) throws Exception {
        HttpRequest.Builder request = request(name);
        range.ifPresent(each -> request.header("Range", each));
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String name) {
        URI address = farm.url().resolve(outputs + name);
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + farm.adminKey());
    }
}
