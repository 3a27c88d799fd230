package dev.framefarm.coordinator.rpc;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/** What the server shows, and whose certificates it believes: those of {@code authority}, nobody else's. */
public record ServerTls(PrivateKey key, List<X509Certificate> chain, X509Certificate authority) {
    public ServerTls {
        chain = List.copyOf(chain);
    }

    SslContext context() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(key, chain.toArray(new X509Certificate[0]))
                .trustManager(authority)
                // Strangers must get in to enrol; the gate refuses them everywhere else. A certificate that
                // is shown and not believed ends the handshake.
                .clientAuth(ClientAuth.OPTIONAL)
                .protocols("TLSv1.3");
        return GrpcSslContexts.configure(builder).build();
    }
}
