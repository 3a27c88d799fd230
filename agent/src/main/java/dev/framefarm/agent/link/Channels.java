package dev.framefarm.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Makes connections. There is no plaintext way. */
final class Channels {
    /** A lease brings the pictures of all the words that its pieces show; a plan holds no more of them. */
    private static final int LARGEST_MESSAGE = 64 << 20;

    private static final int CONNECT_MILLIS = 5_000;

    /** Per stream, to begin with: enough for a gigabit link over 30 ms; where that is filled it becomes twice as much. */
    private static final int WINDOW = 4 << 20;

    /**
     * How long the kernel lets sent bytes go unacknowledged. Heartbeats are such bytes, so a link that died
     * silently is noticed within a heartbeat and this.
     */
    private static final int SILENCE_MILLIS = 20_000;

    /** The kernel also acknowledges for a coordinator that hangs; only the coordinator itself answers a ping. */
    private static final int ASK_SECONDS = 30;

    private static final int ANSWER_SECONDS = 20;

    private Channels() {}

    /** As an enrolled agent: only the farm's authority is trusted, and the server's name is checked. */
    static Supplier<ManagedChannel> to(Address address, Identity identity) throws LinkException {
        SslContext tls = built(GrpcSslContexts.forClient()
                .trustManager(Trust.of(identity))
                .keyManager(identity.key(), identity.chain().toArray(X509Certificate[]::new)));
        return () -> open(address, tls);
    }

    /** As a stranger with a token. */
    static ManagedChannel of(Address address, EnrolmentToken token) throws LinkException {
        return open(
                address,
                built(GrpcSslContexts.forClient().trustManager(new PinnedAuthority(token.authorityFingerprint()))));
    }

    private static SslContext built(SslContextBuilder tls) throws LinkException {
        try {
            return tls.build();
        } catch (SSLException e) {
            throw new LinkException(LinkException.Cause.LOCAL, "TLS cannot be set up: " + e.getMessage());
        }
    }

    private static ManagedChannel open(Address address, SslContext tls) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(tls)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .initialFlowControlWindow(WINDOW)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .idleTimeout(1, TimeUnit.DAYS)
                .keepAliveTime(ASK_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .disableRetry();
        if (Epoll.isAvailable()) {
            builder.withOption(EpollChannelOption.TCP_USER_TIMEOUT, SILENCE_MILLIS);
        }
        return builder.build();
    }
}
