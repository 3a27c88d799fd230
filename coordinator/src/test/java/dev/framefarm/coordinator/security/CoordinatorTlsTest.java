package dev.framefarm.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes over loopback. */
class CoordinatorTlsTest {
    @TempDir
    Path data;

    private CertificateAuthority authority;
    private SSLContext coordinator;

    @BeforeEach
    void open() throws IOException {
        authority = authority("ca");
        coordinator = CoordinatorTls.context(authority.serverIdentity(List.of()), authority.certificate());
    }

    @Test
    void letsCoordinatorsIn() throws Exception {
        assertThat(dial(coordinator)).isEqualTo(7);
    }

    @Test
    void keepsAgentsOut() throws Exception {
        KeyPair pair = Requests.curve("secp256r1");
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] each : authority.certify(new AgentId("a-1"), Requests.request(pair))) {
            chain.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(each)));
        }
        SSLContext agent =
                CoordinatorTls.context(new ServerIdentity(pair.getPrivate(), chain), authority.certificate());

        assertThatThrownBy(() -> dial(agent)).isInstanceOf(IOException.class);
    }

    @Test
    void keepsTheCoordinatorsOfOtherFarmsOut() throws Exception {
        ServerIdentity stranger = authority("elsewhere").serverIdentity(List.of());

        assertThatThrownBy(() -> dial(CoordinatorTls.context(stranger, authority.certificate())))
                .isInstanceOf(IOException.class);
    }

    private CertificateAuthority authority(String folder) throws IOException {
        return CertificateAuthority.open(data.resolve(folder), AuthorityTerms.DEFAULT, InstantSource.system());
    }

    /** The byte that a coordinator sends to whom it lets in. With TLS 1.3 a refusal comes with the first answer. */
    private int dial(SSLContext caller) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket door =
                (SSLServerSocket) coordinator.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            door.setNeedClientAuth(true);
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(door));
            try (SSLSocket socket = (SSLSocket) caller.getSocketFactory().createSocket(loopback, door.getLocalPort())) {
                socket.setSoTimeout(Patience.MILLIS);
                socket.startHandshake();
                int answer = socket.getInputStream().read();
                if (answer < 0) {
                    throw new IOException("shown the door");
                }
                return answer;
            } finally {
                answered.join();
            }
        }
    }

    private static void answer(SSLServerSocket door) {
        try (SSLSocket visitor = (SSLSocket) door.accept()) {
            visitor.setSoTimeout(Patience.MILLIS);
            visitor.startHandshake();
            visitor.getOutputStream().write(7);
        } catch (IOException refused) {
            // The visitor notices by itself.
        }
    }
}
