package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Reputation;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three real agents, each with an FFmpeg that fails when it is told to. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SickAgentIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final int AGENTS = 3;

    @TempDir
    static Path folder;

    private static final List<LocalAgent> agents = new ArrayList<>();
    private static Path film;
    private static LocalFarm farm;

    @BeforeAll
    static void open() throws Exception {
        TestFilms.assumeAgentIsPackaged();
        Toolchain toolchain = Toolchain.find("embedded", TestFilms.SHARED);
        Path sources = Files.createDirectories(folder.resolve("sources"));
        film = new TestFilms(toolchain, sources).film("film.mp4", "320x180", 30);
        LocalFarmOptions options = options("embedded", sources);
        farm = LocalFarm.start(options);
        for (int number = 1; number <= AGENTS; number++) {
            LocalAgent agent =
                    LocalAgent.start(options(sickly(number, toolchain).toString(), sources), number);
            agents.add(agent);
            agent.join(farm.farm().agentPort(), engine().enrolment().token(Duration.ofMinutes(1), ME));
        }
        await().atMost(Patience.LONG)
                .until(() -> engine().fleet().members().stream()
                                .filter(member -> member.present()
                                        .filter(agent -> agent.encoder("h264").isPresent())
                                        .isPresent())
                                .count()
                        == AGENTS);
    }

    private static LocalFarmOptions options(String ffmpeg, Path sources) throws Exception {
        return new LocalFarmOptions(
                Files.createDirectories(folder.resolve("data")),
                TestFilms.SHARED,
                0,
                0,
                0,
                1,
                ffmpeg,
                List.of(sources),
                text -> {});
    }

    /** Proves what it can do like any other; of films it renders none while it is ill. */
    private static Path sickly(int number, Toolchain real) throws Exception {
        Path home = Files.createDirectories(folder.resolve("sickly-" + number));
        Path program = Files.writeString(home.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                *nut*) [ -e %s/ill ] && echo "[sickly @ 0x12] [error] The lens is fogged" >&2 && exit 1 ;;
                esac
                exec %s "$@"
                """.formatted(home, real.ffmpeg()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(home.resolve("ffprobe"), real.ffprobe());
        return home;
    }

    private static void isIll(int number) throws Exception {
        Files.writeString(folder.resolve("sickly-" + number).resolve("ill"), "");
    }

    @AfterAll
    static void close() {
        agents.forEach(LocalAgent::askToStop);
        agents.forEach(LocalAgent::close);
        if (farm != null) {
            farm.close();
        }
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void whoFailsAtWhatOthersCanIsPutAsideAndTheFilmIsRendered() throws Exception {
        isIll(1);
        AgentId ill = agent(1);
        JobId film = submit();
        Reputation.Aside aside = await().atMost(Patience.LONG)
                .until(() -> engine().reputation().aside(ill), Optional::isPresent)
                .orElseThrow();
        Job ended = ended(film);
        assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
        assertThat(aside.reason()).endsWith("the last time FFmpeg failed ([sickly] The lens is fogged).");
        List<Attempt> failed = farm.farm().database().attempts().ofJob(ended.id()).stream()
                .filter(attempt -> attempt.agent().equals(ill))
                .toList();
        assertThat(failed)
                .as("each place once, and those that were granted before it was known")
                .hasSizeGreaterThanOrEqualTo(3)
                .extracting(Attempt::interval)
                .doesNotHaveDuplicates();
        assertThat(Files.readString(folder.resolve("data/logs/agent-1.log")))
                .contains("the farm gives this agent nothing for a while: Put aside until");
    }

    @Test
    @org.junit.jupiter.api.Order(2)
    void whatNobodyCanRenderEndsTheJobWithWhatFfmpegSaid() throws Exception {
        isIll(2);
        isIll(3);
        Job ended = ended(submit());
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.reason().orElseThrow())
                .contains("failed")
                .endsWith("the last time FFmpeg failed ([sickly] The lens is fogged).");
    }

    private static AgentId agent(int number) {
        return engine().fleet().members().stream()
                .filter(member -> member.enrolled().name().equals("local-" + number))
                .map(member -> member.enrolled().id())
                .findFirst()
                .orElseThrow();
    }

    private static JobId submit() {
        Orders.Submitted submitted = engine().orders()
                .submit(
                        new Order(
                                new OrderSource.LocalFile(film.toString()),
                                "h264",
                                50,
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()),
                        ME);
        return ((Orders.Taken) submitted).job().id();
    }

    private static Job ended(JobId job) {
        return await().atMost(Patience.LONG)
                .until(
                        () -> engine().orders().find(job, ME).orElseThrow(),
                        each -> each.state().isFinal());
    }

    private static Engine engine() {
        return farm.farm().engine();
    }
}
