package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.Fleet;
import dev.framefarm.coordinator.engine.LeaseRefused;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.AgentMessage;
import dev.framefarm.v1.Capabilities;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.Heartbeat;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.Offer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent's messages mean. Remembers what the agent could still take, and gives it work as long as
 * there is any. Used in its session's serial order.
 */
final class Conversation {
    /** Today's version is 1; the next one will have to understand it. */
    private static final int OLDEST = 1;

    private static final int NEWEST = 2;
    private static final int LARGEST_OFFER = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final AgentId agent;
    private final Engine farm;
    private final FarmSettings settings;
    private final InstantSource clock;
    private final Consumer<CoordinatorMessage> send;
    private final IntConsumer enter;
    private boolean greeted;
    private String version = "";
    private boolean idle;
    /** Read by those who wake. */
    private volatile int free;

    Conversation(
            AgentId agent,
            Engine farm,
            FarmSettings settings,
            InstantSource clock,
            Consumer<CoordinatorMessage> send,
            IntConsumer enter) {
        this.agent = agent;
        this.farm = farm;
        this.settings = settings;
        this.clock = clock;
        this.send = send;
        this.enter = enter;
    }

    void receive(AgentMessage message) {
        boolean hello = message.hasHello();
        BadMessage.check(hello != greeted, greeted ? "one hello" : "a hello first", message.getMessageCase());
        switch (message.getMessageCase()) {
            case HELLO -> hello(message.getHello());
            case HEARTBEAT -> heartbeat(message.getHeartbeat());
            case OFFER -> offer(message.getOffer());
            case ENDED -> ended(message.getEnded());
            case CAPABILITIES -> capabilities(message.getCapabilities());
            case LEAVING -> leaving();
            case MESSAGE_NOT_SET -> throw new BadMessage("expected a message of a known kind, found none");
        }
    }

    boolean hasRoom() {
        return free > 0;
    }

    /** One lease after the other until the agent is full or nothing is left. */
    void serve() {
        for (int left = free; left > 0; left--) {
            Optional<Assignment> given = farm.dispatcher().offer(agent, idle);
            if (given.isEmpty()) {
                return;
            }
            free = left - 1;
            // From here on it has something to do: what others have not begun stays with them.
            idle = false;
            send.accept(SessionMapper.lease(given.get()));
        }
    }

    /** The stream is over. What the agent works on stays its own until the leases expire. */
    void leave() {
        free = 0;
        try {
            farm.fleet().left(agent);
            LOG.info("Agent {} left", agent);
        } catch (RuntimeException broken) {
            // Its entry expires by itself.
            LOG.warn("Agent {} left unnoticed", agent, broken);
        }
    }

    private void hello(Hello hello) {
        int protocol = hello.getProtocol();
        if (protocol < OLDEST || protocol > NEWEST) {
            throw new ProtocolRefused("The agent speaks protocol " + protocol + ", this coordinator " + OLDEST + " to "
                    + NEWEST + "; upgrade the " + (protocol < OLDEST ? "agent." : "coordinator."));
        }
        version = SessionMapper.text(hello.getVersion(), "a version");
        Capabilities can = hello.getCapabilities();
        Agent.Machine machine = SessionMapper.machine(can, version);
        greeted = true;
        enter.accept(machine.slots());
        Fleet.Joined joined = farm.fleet()
                .join(
                        agent,
                        machine,
                        SessionMapper.encoders(can.getEncodersList()),
                        SessionMapper.held(hello.getHeldList()));
        boolean placing = can.hasPlacing() && farm.placements().areOffered();
        send.accept(SessionMapper.welcome(agent, settings, joined.draining(), placing, clock.instant()));
        for (LeaseId dropped : joined.dropped()) {
            send.accept(SessionMapper.revoke(dropped, "The lease ended while the agent was away."));
        }
        LOG.info("Agent {} joined: version {}, {} slots", agent, version, can.getSlots());
    }

    private void heartbeat(Heartbeat beat) {
        for (LeaseId over : farm.fleet()
                .heartbeat(
                        agent,
                        SessionMapper.amount(beat.getLoad(), "a load"),
                        SessionMapper.count(beat.getFreeDiskBytes(), "free bytes"),
                        SessionMapper.held(beat.getHeldList()),
                        SessionMapper.encoders(beat.getMeasuredList()))) {
            send.accept(SessionMapper.revoke(over, "The lease is over; another attempt counts."));
        }
    }

    private void offer(Offer offer) {
        BadMessage.check(
                offer.getFree() >= 0 && offer.getFree() <= LARGEST_OFFER,
                "an offer of 0 to " + LARGEST_OFFER + " leases",
                offer.getFree());
        idle = offer.getIdle();
        free = offer.getFree();
        serve();
    }

    private void ended(Ended ended) {
        LeaseId lease = SessionMapper.leaseId(ended.getLeaseId());
        try {
            farm.attempts().ended(agent, lease, SessionMapper.endCode(ended.getCode()), SessionMapper.detail(ended));
        } catch (LeaseRefused stale) {
            // Nothing of anybody else's was touched, and the agent's other work should go on.
            LOG.warn("Agent {}: {}", agent, stale.getMessage());
        }
    }

    private void capabilities(Capabilities can) {
        farm.fleet().proven(agent, SessionMapper.machine(can, version), SessionMapper.encoders(can.getEncodersList()));
    }

    private void leaving() {
        free = 0;
        farm.fleet().leaving(agent);
    }
}
