package dev.framefarm.agent.app;

import static org.awaitility.Awaitility.await;

import dev.framefarm.agent.testing.TestData;
import dev.framefarm.agent.testing.TestData.Ending;
import dev.framefarm.agent.testing.TestFarm;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.testing.TestWork;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.VideoCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent of one slot in a session with a test farm. */
final class RunningAgent implements AutoCloseable {
    static final int LONG = 1500;
    private static final int STOP_WITHIN = 2;
    private static final int PATIENT = 60;

    final TestFarm farm;
    final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final Agent agent;
    private final Path folder;
    final Path data;

    private RunningAgent(Path folder, TestFarm farm, Path data, String token, int stopWithin) throws Exception {
        this.folder = folder;
        this.farm = farm;
        this.data = data;
        this.agent = new Agent(
                SettingsFile.parse("coordinators: ['127.0.0.1:" + farm.port() + "']\nslots: 1\ntoken: " + token
                        + "\ndata: " + data + "\nname: tester\nstopWithin: " + stopWithin),
                TestMedia.toolchain(),
                "test",
                refusals::add);
    }

    /** Enrols into a farm; knows nothing of its machine yet. */
    static RunningAgent fresh(Path folder, TestFarm farm, Path data, String token) throws Exception {
        return new RunningAgent(folder, farm, data, token, STOP_WITHIN);
    }

    /** Ready for work; what it can do was proven by the first agent in this folder. */
    static RunningAgent ready(Path folder) throws Exception {
        return ready(folder, STOP_WITHIN);
    }

    /** Whatever it is at ends soon enough for it, on the slowest machine. */
    static RunningAgent patient(Path folder) throws Exception {
        return ready(folder, PATIENT);
    }

    private static RunningAgent ready(Path folder, int stopWithin) throws Exception {
        Path proofs = folder.resolve("proofs.txt");
        Path data = Files.createTempDirectory(folder, "agent");
        if (Files.exists(proofs)) {
            Files.copy(proofs, data.resolve("proofs.txt"));
        }
        TestFarm farm = new TestFarm();
        RunningAgent agent = new RunningAgent(folder, farm, data, farm.token(), stopWithin);
        farm.hear(message -> message.getOffer().getFree() == 1);
        if (!Files.exists(proofs)) {
            await().atMost(TestFarm.PATIENCE).until(() -> Files.exists(data.resolve("proofs.txt")));
            Files.copy(data.resolve("proofs.txt"), proofs);
        }
        return agent;
    }

    /** An encode that surely has not ended when this returns: its slice never does. */
    void busyWith(String lease, int frames) throws Exception {
        farm.data.slice(lease, TestMedia.film(folder, 100), Ending.HANGING);
        farm.grant(TestWork.pictures(lease, VideoCodec.H264, "ultrafast", 0, frames)
                .build());
        await().atMost(TestFarm.PATIENCE).until(() -> !children().isEmpty());
        farm.hear(message -> message.getHeartbeat().getHeldCount() == 1
                && message.getHeartbeat().getHeld(0).getStarted());
    }

    /** An encode whose slice is here as a whole, and that takes a while. */
    void slowlyAtWorkWith(String lease) throws Exception {
        farm.data.slice(lease, TestMedia.film(folder, LONG), Ending.WHOLE);
        farm.grant(
                TestWork.pictures(lease, VideoCodec.H264, "veryslow", 0, LONG).build());
        farm.hear(message -> message.getHeartbeat().getHeldCount() == 1
                && message.getHeartbeat().getHeld(0).getStarted());
    }

    TestData.Delivery delivery(String lease) throws Exception {
        return farm.data.delivery(lease).get(TestFarm.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    Ended ended() throws InterruptedException {
        return farm.hear(AgentMessage::hasEnded).getEnded();
    }

    /** What is to be seen of it while it runs. */
    interface Look {
        void look() throws Exception;
    }

    /** Leaves the farm as it is. */
    void stopAfter(Look look) throws Exception {
        try {
            look.look();
        } finally {
            stop();
        }
    }

    void stop() {
        agent.stop("the agent stops");
    }

    static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    /** The dead are counted until the JVM has buried them. */
    static void awaitNoChildren() {
        await().atMost(TestFarm.PATIENCE).until(() -> children().isEmpty());
    }

    @Override
    public void close() {
        stop();
        farm.close();
    }
}
