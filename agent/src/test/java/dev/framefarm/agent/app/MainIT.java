package dev.framefarm.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.agent.testing.TestData.Ending;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.testing.TestWork;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.VideoCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own: how it starts, and how it dies. */
class MainIT {
    @TempDir
    Path folder;

    private TestFarm farm;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm();
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    @Test
    void askedToStopItHandsBackAndIsGone() throws Exception {
        Process agent = working("stopWithin: 1");
        List<ProcessHandle> children = agent.descendants().toList();
        agent.destroy();
        assertThat(ends(agent)).isTrue();
        assertThat(farm.hear(AgentMessage::hasEnded).getEnded().getCode()).isEqualTo(EndCode.HANDED_BACK);
        assertThat(children).isNotEmpty();
        areGone(children);
    }

    @Test
    void killedHardItLeavesNoFfmpegBehind() throws Exception {
        Process agent = working("");
        List<ProcessHandle> children = agent.descendants().toList();
        agent.destroyForcibly();
        assertThat(children).isNotEmpty();
        areGone(children);
    }

    @Test
    void itFollowsItsParentIntoDeath() throws Exception {
        Process parent = new ProcessBuilder("sleep", "60").start();
        Process agent = start("parentPid: " + parent.pid());
        farm.hear(AgentMessage::hasHello);
        parent.destroyForcibly();
        assertThat(ends(agent)).isTrue();
        assertThat(agent.exitValue()).isZero();
    }

    @Test
    void itSaysHowItIsCalled() throws Exception {
        Process agent = run("--help");
        assertThat(ends(agent)).isTrue();
        assertThat(agent.exitValue()).isZero();
        assertThat(new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Usage: framefarm agent CONFIG.yml");
    }

    @Test
    void aConfigurationItDoesNotUnderstandEndsWithTwo() throws Exception {
        assertEnd(start("slotz: 3"), 2, "unknown key 'slotz'");
    }

    @Test
    void aUsedTokenEndsWithOneSentenceAndOne() throws Exception {
        Process agent = launch("coordinators: ['127.0.0.1:" + farm.port() + "']\ndata: " + folder.resolve("data")
                + "\ntoken: " + farm.token().replace(TestFarm.SECRET, "used-already"));
        assertEnd(agent, 1, "the token is used or expired");
    }

    @Test
    void aConfigurationMayComeByStandardInput() throws Exception {
        Process agent = run("-");
        try (OutputStream input = agent.getOutputStream()) {
            input.write(usual("").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(farm.hear(AgentMessage::hasHello).hasHello()).isTrue();
        agent.destroy();
        assertThat(ends(agent)).isTrue();
    }

    @Test
    void whoWaitsForAConfigurationGoesWithWhomItWasToComeFrom() throws Exception {
        Process agent = run("-");
        agent.getOutputStream().close();
        assertEnd(agent, 2, "No configuration came");
    }

    private static void assertEnd(Process agent, int code, String sentence) throws Exception {
        assertThat(ends(agent)).isTrue();
        assertThat(agent.exitValue()).isEqualTo(code);
        assertThat(new String(agent.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(sentence)
                .hasLineCount(1);
    }

    private Process working(String more) throws Exception {
        farm.data.slice("a", TestMedia.film(folder, 100), Ending.HANGING);
        Process agent = start(more);
        farm.hear(message -> message.getOffer().getFree() == 1);
        farm.grant(TestWork.pictures("a", VideoCodec.H264, "ultrafast", 0, 100).build());
        farm.hear(message -> message.getHeartbeat().getHeldCount() == 1
                && message.getHeartbeat().getHeld(0).getStarted());
        // It may say that it has begun a moment before FFmpeg is there.
        await().atMost(TestFarm.PATIENCE)
                .until(() -> agent.descendants().findAny().isPresent());
        return agent;
    }

    private static boolean ends(Process agent) throws InterruptedException {
        return agent.waitFor(TestFarm.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void areGone(List<ProcessHandle> children) {
        await().atMost(TestFarm.PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Process start(String more) throws Exception {
        return launch(usual(more));
    }

    private String usual(String more) throws Exception {
        return "coordinators: ['127.0.0.1:" + farm.port() + "']\nslots: 1\ntoken: " + farm.token() + "\ndata: "
                + folder.resolve("data") + "\nffmpeg: " + TestMedia.toolchain().ffmpeg() + "\n" + more;
    }

    private Process launch(String configuration) throws IOException {
        return run(Files.writeString(folder.resolve("agent.yml"), configuration).toString());
    }

    private static Process run(String configuration) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        configuration)
                .start();
    }
}
