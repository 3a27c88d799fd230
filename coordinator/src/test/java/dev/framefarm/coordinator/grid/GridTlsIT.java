package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTlsIT {
    @TempDir
    Path data;

    @Test
    void lendsItsPortsOnlyToThoseWithACertificate() throws Exception {
        KeyStore known = identity();
        Optional<Supplier<SSLContext>> tls = Optional.of(() -> context(known, known));
        List<GridSettings> settings = PairSettings.on(data);
        try (Grid one = Grid.start(settings.get(0), tls)) {
            one.whenUp().join();
            try (Grid two = Grid.start(settings.get(1), tls)) {
                assertThat(two.members()).containsExactly("c1", "c2");
                new IgniteRoster(one).present();
            }
            GridSettings.Ports ports = settings.get(0).ports();
            SSLContext stranger = context(identity(), known);
            for (int port : List.of(ports.discovery(), ports.communication())) {
                assertThatThrownBy(() -> knock(stranger, port)).isInstanceOf(IOException.class);
            }
        }
    }

    /** With TLS 1.3 a client learns only from the first answer that its certificate was refused. */
    private static void knock(SSLContext stranger, int port) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLSocket socket = (SSLSocket) stranger.getSocketFactory().createSocket(loopback, port)) {
            socket.setSoTimeout(Patience.MILLIS);
            socket.startHandshake();
            if (socket.getInputStream().read() < 0) {
                throw new IOException("shown the door");
            }
        }
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key with a certificate of its own making. */
    private static KeyStore identity() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name name = new X500Name("CN=coordinator");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.now()),
                Date.from(Instant.now().plus(Duration.ofDays(1))),
                name,
                pair.getPublic());
        Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", pair.getPrivate(), new char[0], new Certificate[] {certificate});
        store.setCertificateEntry("trusted", certificate);
        return store;
    }
}
