package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.TestAuthority;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrustTest {
    private final TestAuthority authority = new TestAuthority(Duration.ofDays(400));
    private final X509Certificate[] server = {
        authority.server(TestAuthority.keys().getPublic()), authority.certificate()
    };

    @Test
    void theClockOfThisMachineIsNotAsked() {
        Trust trust = new Trust(authority.certificate(), Instant.now());
        assertThatCode(() -> trust.checkServerTrusted(server, "UNKNOWN")).doesNotThrowAnyException();
    }

    @Test
    void whatHadEndedWhenTheFarmWasHeardOfIsNotTrusted() {
        Trust trust = new Trust(authority.certificate(), Instant.now().plus(Duration.ofDays(401)));
        assertThatThrownBy(() -> trust.checkServerTrusted(server, "UNKNOWN"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void whatAnotherAuthoritySignedIsNotTrusted() {
        Trust trust = new Trust(new TestAuthority(Duration.ofDays(400)).certificate(), Instant.MIN);
        assertThatThrownBy(() -> trust.checkServerTrusted(server, "UNKNOWN")).isInstanceOf(CertificateException.class);
    }
}
