package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.netty.shaded.io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Connections without a network, which show a certificate where {@code agent} names one. */
class VisitorsTest {
    private static final int MOST = 4096;

    private final AtomicInteger ports = new AtomicInteger(1024);
    private Optional<AgentId> agent = Optional.empty();
    private final Visitors visitors = new Visitors(MOST, Duration.ofSeconds(20), session -> agent);

    @Test
    void strangersOfOneAddressAreFew() {
        List<EmbeddedChannel> taken = strangers("192.0.2.1", Visitors.STRANGERS_OF_ONE_ADDRESS);
        EmbeddedChannel late = come("192.0.2.1");
        greet(late);
        assertThat(late.isOpen()).isFalse();
        assertThat(taken).allMatch(EmbeddedChannel::isOpen);
        assertThat(strangers("192.0.2.2", 1)).allMatch(EmbeddedChannel::isOpen);

        leave(taken.get(0));
        assertThat(strangers("192.0.2.1", 1)).allMatch(EmbeddedChannel::isOpen);
    }

    private static void leave(EmbeddedChannel channel) {
        var unused = channel.close();
    }

    @Test
    void strangersLeaveThePlacesOfAgents() {
        for (int i = 0; i < Visitors.UNKNOWN / Visitors.STRANGERS_OF_ONE_ADDRESS; i++) {
            strangers("192.0.2." + i, Visitors.STRANGERS_OF_ONE_ADDRESS);
        }
        assertThat(visitors.enter(channel("198.51.100.1"))).isFalse();
    }

    @Test
    void whoHasShownACertificateIsNoStranger() {
        for (int i = 0; i < 2 * Visitors.UNKNOWN; i++) {
            agent = Optional.of(new AgentId("a-" + i));
            EmbeddedChannel channel = come("192.0.2.1");
            greet(channel);
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void oneCertificateHasFewConnections() {
        agent = Optional.of(new AgentId("a-1"));
        List<EmbeddedChannel> mine = strangers("192.0.2.1", Visitors.OF_ONE_AGENT);
        assertThat(mine).allMatch(EmbeddedChannel::isOpen);
        assertThat(strangers("192.0.2.2", 1)).noneMatch(EmbeddedChannel::isOpen);
        mine.forEach(VisitorsTest::leave);
        assertThat(strangers("192.0.2.2", 1)).allMatch(EmbeddedChannel::isOpen);
    }

    @Test
    void behindATunnelOnlyTheNumberInAllCounts() {
        assertThat(strangers("127.0.0.1", 200)).allMatch(EmbeddedChannel::isOpen);
    }

    @Test
    void noStrangerStays() {
        EmbeddedChannel stranger = strangers("192.0.2.1", 1).get(0);
        stranger.advanceTimeBy(19, TimeUnit.SECONDS);
        stranger.runScheduledPendingTasks();
        assertThat(stranger.isOpen()).isTrue();
        stranger.advanceTimeBy(1, TimeUnit.SECONDS);
        stranger.runScheduledPendingTasks();
        assertThat(stranger.isOpen()).isFalse();
    }

    private List<EmbeddedChannel> strangers(String address, int count) {
        List<EmbeddedChannel> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(come(address));
            greet(all.get(i));
        }
        return all;
    }

    private EmbeddedChannel come(String address) {
        EmbeddedChannel channel = channel(address);
        assertThat(visitors.enter(channel)).isTrue();
        return channel;
    }

    private void greet(EmbeddedChannel channel) {
        visitors.transportReady(Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, channel.remoteAddress())
                .build());
        channel.runPendingTasks();
    }

    private EmbeddedChannel channel(String address) {
        SocketAddress remote = new InetSocketAddress(address, ports.incrementAndGet());
        return new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return isActive() ? remote : null;
            }
        };
    }
}
