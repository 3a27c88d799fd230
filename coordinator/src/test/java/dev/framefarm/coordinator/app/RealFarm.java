package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** For tests that render films with everything a farm of one machine has: a coordinator, two agents, FFmpeg. */
abstract class RealFarm {
    static final Principal ME = new Principal("me", Role.ADMIN, "test");
    static final Duration LONG = Patience.LONG;

    @TempDir
    static Path folder;

    static TestFilms films;
    static LocalFarm farm;

    @BeforeAll
    static void open() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        films = new TestFilms(Toolchain.find("embedded", TestFilms.SHARED), sources);
        farm = LocalFarm.start(new LocalFarmOptions(
                Files.createDirectories(folder.resolve("data")),
                TestFilms.SHARED,
                0,
                0,
                2,
                1,
                "embedded",
                List.of(sources),
                text -> {}));
    }

    @AfterAll
    static void close() {
        if (farm != null) {
            farm.close();
        }
    }

    static Orders orders() {
        return farm.farm().engine().orders();
    }

    static Order order(Path source, String recipe) {
        return new Order(
                new OrderSource.LocalFile(source.toString()), recipe, 50, Map.of(), Optional.empty(), Optional.empty());
    }

    static JobId submit(Path source, String recipe) {
        Orders.Submitted submitted = orders().submit(order(source, recipe), ME);
        assertThat(submitted).isInstanceOf(Orders.Taken.class);
        return ((Orders.Taken) submitted).job().id();
    }

    static Job ended(JobId job) {
        return await().atMost(LONG)
                .until(
                        () -> orders().find(job, ME).orElseThrow(),
                        each -> each.state().isFinal());
    }

    /** A job that is done, and whose certificate says that nothing is missing. */
    static Job rendered(Path source, String recipe) {
        Job job = ended(submit(source, recipe));
        assertThat(job.state()).as("%s", job.reason()).isEqualTo(JobState.DONE);
        assertThat(certificate(job).exactness().exact()).isTrue();
        return job;
    }

    static Path exact(Job job, int frames) throws Exception {
        assertThat(output(job).frames()).isEqualTo(frames);
        return file(job);
    }

    static Output output(Job job) {
        return orders().outputs(job.id()).get(0);
    }

    static Path file(Job job) throws Exception {
        return orders().file(output(job));
    }

    static Certificate certificate(Job job) {
        return orders().certificate(output(job)).orElseThrow();
    }
}
