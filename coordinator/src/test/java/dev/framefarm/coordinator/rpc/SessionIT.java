package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.EndCode;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.HeldLease;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.Leaving;
import dev.framefarm.v1.Welcome;
import dev.framefarm.words.WorkWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIT {
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
    void welcomesAnAgentAndSeesItGo() throws Exception {
        Welcome welcome = agent.open().hello().next().getWelcome();
        assertThat(welcome.getAgentId()).isEqualTo(agent.id.value());
        assertThat(welcome.getHeartbeatSeconds()).isEqualTo(2);
        assertThat(welcome.getLeaseSeconds()).isEqualTo(20);
        assertThat(farm.isHere(agent.id)).isTrue();
        assertThat(farm.sessions.size()).isEqualTo(1);
        agent.hangUp();
        assertThat(agent.end().isOk()).isTrue();
        await().until(() -> !farm.isHere(agent.id) && farm.sessions.size() == 0);
    }

    @Test
    void givesOneLeaseForEachOfferedPlaceAndNotMore() throws Exception {
        farm.render("one");
        farm.render("two");
        Lease first = agent.lease();
        assertThat(first.getWork().getVideo().getFrames()).isEqualTo(TestPlan.FRAMES);
        agent.heartbeat();
        assertThat(agent.received.poll()).isNull();
        Lease second = agent.offer(5).next().getLease();
        assertThat(second.getJobId()).isNotEqualTo(first.getJobId());
    }

    @Test
    void givesNothingToAnAgentThatDoesNotSayWhatItKnows() throws Exception {
        JobId job = farm.render("one");
        agent.open().say(AgentMessage.newBuilder().setHello(older(Set.of())));
        assertThat(agent.next().hasWelcome()).isTrue();
        agent.offer(1);
        await().until(() -> farm.waiting(job).startsWith("it takes an agent that knows "));
        assertThat(farm.waiting(job)).contains("and more").endsWith(", whose version is 1");
        assertThat(agent.received).isEmpty();
    }

    @Test
    void givesWorkToAnAgentAsSoonAsItKnowsEveryWordOfIt() throws Exception {
        JobId job = farm.render("one");
        Set<String> words = WorkWords.known();
        words.remove("VideoWork.frame_rate");
        agent.open().say(AgentMessage.newBuilder().setHello(older(words)));
        assertThat(agent.next().hasWelcome()).isTrue();
        agent.offer(1);
        await().until(() -> farm.waiting(job).contains("an agent that knows VideoWork.frame_rate; upgrade agent "));
        agent.say(AgentMessage.newBuilder().setCapabilities(TestAgent.knowing(WorkWords.known())));
        assertThat(agent.next().getLease().getJobId()).isEqualTo("one");
        assertThat(farm.waiting(job)).isEmpty();
    }

    @Test
    void neverAsksForWordsThatTheWorkDoesNotUse() throws Exception {
        farm.render("one");
        Set<String> words = WorkWords.known();
        words.removeAll(Set.of("VideoWork.treatment", "VideoCodec.VP9", "AudioWork.loudness"));
        agent.open().say(AgentMessage.newBuilder().setHello(older(words)));
        assertThat(agent.next().hasWelcome()).isTrue();
        assertThat(agent.offer(1).next().getLease().getJobId()).isEqualTo("one");
    }

    private static Hello.Builder older(Set<String> words) {
        return TestAgent.aHello(1).setCapabilities(TestAgent.knowing(words));
    }

    @Test
    void servesAnOpenOfferWhenWorkAppears() throws Exception {
        agent.open().hello().next();
        agent.offer(1);
        farm.render("late");
        // The engine remembers for half a second which jobs run; in a farm it is told, here it is asked again.
        await().until(() -> {
            farm.sessions.wake();
            return !agent.received.isEmpty();
        });
        assertThat(agent.next().getLease().getJobId()).isEqualTo("late");
    }

    @Test
    void passesOnRevocationsAndDraining() throws Exception {
        agent.open().hello().next();
        farm.sessions.revoke(agent.id, new LeaseId("l-1"), "because");
        assertThat(agent.next().getRevoke().getReason()).isEqualTo("because");
        farm.engine.fleet().drain(agent.id, true, TestFarm.ADMIN);
        assertThat(agent.next().getDrain().getDraining()).isTrue();
    }

    @Test
    void revokesLeasesThatOnlyTheAgentBelievesIn() throws Exception {
        agent.open()
                .say(AgentMessage.newBuilder()
                        .setHello(TestAgent.aHello(1)
                                .addHeld(HeldLease.newBuilder().setLeaseId("l-old"))));
        assertThat(agent.next().hasWelcome()).isTrue();
        assertThat(agent.next().getRevoke().getLeaseId()).isEqualTo("l-old");
    }

    @Test
    void hearsHowAnAttemptEnded() throws Exception {
        farm.render("one");
        Lease lease = agent.lease();
        agent.say(AgentMessage.newBuilder()
                .setEnded(Ended.newBuilder()
                        .setLeaseId(lease.getLeaseId())
                        .setCode(EndCode.HANDED_BACK)
                        .setDetail("stops")));
        await().until(() -> farm.attempts
                .find(new LeaseId(lease.getLeaseId()))
                .orElseThrow()
                .outcome()
                .isPresent());
        Duration asLongAsItWaitsAfterIt = Duration.ofMillis(1_100);
        await().pollDelay(asLongAsItWaitsAfterIt).until(() -> true);
        Lease again = agent.offer(1).next().getLease();
        assertThat(again.getAttempt()).isGreaterThan(lease.getAttempt());
    }

    @Test
    void goesOnWhenAnEndIsNotTheAgentsToTell() throws Exception {
        agent.open().hello().next();
        agent.say(AgentMessage.newBuilder()
                .setEnded(Ended.newBuilder().setLeaseId("l-other").setCode(EndCode.STALLED)));
        farm.sessions.drain(agent.id, true);
        assertThat(agent.next().hasDrain()).isTrue();
    }

    @Test
    void givesNothingToAnAgentThatLeaves() throws Exception {
        agent.open().hello().next();
        agent.offer(1).say(AgentMessage.newBuilder().setLeaving(Leaving.getDefaultInstance()));
        await().until(() ->
                farm.engine.fleet().members().get(0).present().orElseThrow().leaving());
        farm.render("late");
        await().pollDelay(Duration.ofMillis(700)).until(() -> {
            farm.sessions.wake();
            return true;
        });
        farm.sessions.drain(agent.id, false);
        assertThat(agent.next().hasDrain()).isTrue();
    }
}
