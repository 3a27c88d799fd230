package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.CoordinatorMessage;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionEndIT {
    @TempDir
    Path data;

    private TestFarm farm;
    private TestAgent agent;

    @BeforeEach
    void start() throws Exception {
        farm = new TestFarm(data, FarmSettings.DEFAULT, (source, slice, sink) -> {});
        agent = farm.agent();
    }

    @AfterEach
    void stop() {
        agent.close();
        farm.close();
    }

    @Test
    void replacesAnOlderSessionOfTheSameAgent() throws Exception {
        agent.open().hello().next();
        agent.open().hello();
        CoordinatorMessage one = agent.next();
        CoordinatorMessage two = agent.next();
        CoordinatorMessage refusal = one.hasRefusal() ? one : two;
        assertThat(refusal.getRefusal().getCode()).isEqualTo(Refusals.REPLACED);
        assertThat((one.hasRefusal() ? two : one).hasWelcome()).isTrue();
        assertThat(agent.end().isOk()).isTrue();
        farm.sessions.drain(agent.id, true);
        assertThat(agent.next().hasDrain()).isTrue();
        assertThat(farm.isHere(agent.id)).isTrue();
    }

    @Test
    void aSessionWhoseConnectionIsGoneIsOverToo() {
        AgentId gone = new AgentId("a-gone");
        Session session = new Session(
                gone,
                new GoneCall(),
                farm.sessions,
                farm.engine,
                FarmSettings.DEFAULT,
                InstantSource.system(),
                Runnable::run);
        farm.sessions.enter(gone, session);
        assertThat(farm.sessions.size()).isEqualTo(1);

        session.stop();

        assertThat(farm.sessions.size()).isZero();
    }

    @Test
    void refusesAVersionTooFarAway() throws Exception {
        agent.open().say(AgentMessage.newBuilder().setHello(TestAgent.aHello(3)));
        assertThat(agent.next().getRefusal())
                .satisfies(it -> assertThat(it.getCode()).isEqualTo(Refusals.PROTOCOL))
                .satisfies(it -> assertThat(it.getReason()).contains("upgrade the coordinator"));
        agent.open().say(AgentMessage.newBuilder().setHello(TestAgent.aHello(0)));
        assertThat(agent.next().getRefusal().getReason()).contains("upgrade the agent");
    }

    @Test
    void endsASessionThatMakesNoSense() throws Exception {
        assertThat(agent.open().heartbeat().end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(agent.open().hello().offer(-1).end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(agent.open().hello().hello().end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(agent.open().say(AgentMessage.newBuilder()).end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        await().until(() -> farm.sessions.size() == 0);
    }

    @Test
    void tellsAgentsToGoElsewhereWhenItStops() throws Exception {
        agent.open().hello().next();
        farm.server.close();
        assertThat(agent.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void cutsASilentAgentAndNotOneThatBeats() throws Exception {
        FarmSettings quick = FarmSettings.DEFAULT.withTerms(Duration.ofSeconds(1), Duration.ofSeconds(20));
        try (TestFarm other = new TestFarm(data.resolve("quick"), quick, (source, slice, sink) -> {});
                TestAgent silent = other.agent();
                TestAgent beating = other.agent()) {
            silent.open().hello().next();
            beating.open().hello().next();
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                beating.heartbeat();
                return !silent.ended.isEmpty();
            });
            assertThat(silent.end().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(beating.ended).isEmpty();
        }
    }

    @Test
    void noticesABrokenConnection() throws Exception {
        agent.open().hello().next();
        agent.channel.shutdownNow();
        await().until(() -> !farm.isHere(agent.id));
    }
}
