package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.blob.FaultyLine;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent behind a line that breaks every few megabytes, while it delivers far more than that. */
class BrokenLineIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final long CUT = 8 << 20;

    @TempDir
    Path folder;

    @Test
    void aLargeDeliveryGoesUpOnceAndNotMuchMore() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        TestFilms films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        Path film = films.film("film.mp4", "640x360", 18);
        LocalFarmOptions options = new LocalFarmOptions(
                Files.createDirectories(folder.resolve("data")),
                TestFilms.SHARED,
                0,
                0,
                0,
                1,
                "embedded",
                List.of(sources),
                text -> {});
        try (LocalFarm farm = LocalFarm.start(options);
                FaultyLine line = FaultyLine.to(farm.farm().agentPort());
                LocalAgent agent = LocalAgent.start(options, 1)) {
            line.cutUp(CUT);
            Engine engine = farm.farm().engine();
            agent.join(line.port(), engine.enrolment().token(Duration.ofMinutes(1), ME));

            Job ended = ended(engine, film);

            assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
            long delivered = farm.farm().database().deliveries().ofJob(ended.id()).stream()
                    .mapToLong(each -> each.evidence().blob().bytes())
                    .sum();
            assertThat(delivered).isGreaterThan(4 * CUT);
            assertThat(line.bytesUp()).isLessThan(delivered * 13 / 10);
            assertThat(films.times(farm.films(ended.id().value()).get(0))).isEqualTo(films.times(film));
        }
    }

    private static Job ended(Engine engine, Path film) {
        Orders.Submitted submitted = engine.orders()
                .submit(
                        new Order(
                                new OrderSource.LocalFile(film.toString()),
                                "mezzanine",
                                50,
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()),
                        ME);
        return await().atMost(Patience.LONG)
                .until(
                        () -> engine.orders()
                                .find(((Orders.Taken) submitted).job().id(), ME)
                                .orElseThrow(),
                        each -> each.state().isFinal());
    }
}
