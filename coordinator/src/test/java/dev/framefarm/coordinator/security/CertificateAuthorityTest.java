package dev.framefarm.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AgentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final AgentId AGENT = new AgentId("a-77");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path data;

    private CertificateAuthority authority;

    @BeforeEach
    void open() throws IOException {
        authority = openAt(now);
    }

    private CertificateAuthority openAt(Instant at) throws IOException {
        return CertificateAuthority.open(data.resolve("ca"), AuthorityTerms.DEFAULT, InstantSource.fixed(at));
    }

    @Test
    void signsAnAgentsKeyUnderItsOwnName() throws Exception {
        KeyPair pair = Requests.curve("secp256r1");
        List<X509Certificate> chain = certify(Requests.request(pair));

        X509Certificate own = chain.get(0);
        validate(own);
        assertThat(own.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(own.getSubjectX500Principal().getName()).isEqualTo("CN=a-77");
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(own.getBasicConstraints()).isEqualTo(-1);
        assertThat(own.getNotBefore()).isEqualTo(now.minus(Duration.ofMinutes(5)));
        assertThat(own.getNotAfter()).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(chain.get(1)).isEqualTo(authority.certificate());
    }

    @Test
    void signsTheOtherAcceptedKinds() throws Exception {
        validate(certify(Requests.request(Requests.curve("secp384r1"))).get(0));
        validate(certify(Requests.request(Requests.rsa(2048))).get(0));
    }

    @Test
    void refusesWeakKeys() throws Exception {
        byte[] small = Requests.request(Requests.rsa(1024));
        assertThatThrownBy(() -> authority.certify(AGENT, small)).hasMessageContaining("found 1024 bits");
        byte[] large = Requests.request(Requests.curve("secp521r1"));
        assertThatThrownBy(() -> authority.certify(AGENT, large)).hasMessageContaining("P-256 or P-384");
    }

    @Test
    void refusesAKeyThatTheSenderDoesNotHold() throws Exception {
        byte[] stolen = Requests.signedBy(Requests.curve("secp256r1"), Requests.curve("secp256r1"), "CN=thief");
        assertThatThrownBy(() -> authority.certify(AGENT, stolen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not signed by the key it names");
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        byte[] whole = Requests.request(Requests.curve("secp256r1"));
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> authority.certify(AGENT, part)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> authority.certify(AGENT, new byte[20_000])).hasMessageContaining("at most 16384");
    }

    @Test
    void survivesARequestWithAnyByteChanged() throws Exception {
        byte[] whole = Requests.request(Requests.curve("secp256r1"));
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            assertThatThrownBy(() -> authority.certify(AGENT, changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void makesACertificateForTheCoordinatorsNames() throws Exception {
        ServerIdentity identity = authority.serverIdentity(List.of("Farm.Example.org", "10.0.0.7"));
        X509Certificate own = identity.chain().get(0);
        validate(own);
        List<Object> names = new ArrayList<>();
        own.getSubjectAlternativeNames().forEach(each -> names.add(each.get(1)));
        assertThat(names)
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "farm.example.org", "10.0.0.7");
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThatThrownBy(() -> new AgentId(CertificateAuthority.COORDINATOR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void renewsTheCoordinatorsCertificateAfterAMonthOrWithNewNames() throws IOException {
        X509Certificate first = own(authority, List.of());
        assertThat(own(authority, List.of())).isEqualTo(first);
        assertThat(own(openAt(now.plus(Duration.ofDays(30))), List.of())).isEqualTo(first);
        assertThat(own(openAt(now.plus(Duration.ofDays(31))), List.of())).isNotEqualTo(first);
        assertThat(own(authority, List.of("more"))).isNotEqualTo(first);
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> authority.serverIdentity(List.of("no such*name")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<X509Certificate> certify(byte[] request) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] each : authority.certify(AGENT, request)) {
            chain.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(each)));
        }
        return chain;
    }

    private void validate(X509Certificate own) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(own));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static X509Certificate own(CertificateAuthority authority, Collection<String> names) throws IOException {
        return authority.serverIdentity(names).chain().get(0);
    }
}
