package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsLoadedAndPrivate() throws Exception {
        Identity identity = identity(Duration.ofHours(3));
        new IdentityStore(folder).save(identity);
        assertThat(new IdentityStore(folder).load()).contains(identity);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agent.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsThereBeforeTheFirstEnrolment() throws Exception {
        assertThat(new IdentityStore(folder).load()).isEmpty();
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("agent.pem"), "-----BEGIN NOTHING-----");
        assertThatThrownBy(() -> new IdentityStore(folder).load())
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("agent.pem")
                .hasMessageContaining("new token");
    }

    @Test
    void theSameIsAskedForUntilItWasAnswered() throws Exception {
        CertificateRequest asked = new IdentityStore(folder).request("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agent.request.pem"))))
                .isEqualTo("rw-------");

        CertificateRequest again = new IdentityStore(folder).request("one");

        assertThat(again.der()).isEqualTo(asked.der());
        assertThat(again.keys().getPrivate()).isEqualTo(asked.keys().getPrivate());
        assertThat(again.keys().getPublic()).isEqualTo(asked.keys().getPublic());
        new IdentityStore(folder).save(identity(Duration.ofHours(3)));
        assertThat(new IdentityStore(folder).request("one").der()).isNotEqualTo(asked.der());
    }

    @Test
    void renewalIsDueAtTwoThirds() throws Exception {
        Identity identity = identity(Duration.ofHours(3));
        Instant from = identity.own().getNotBefore().toInstant();
        assertThat(identity.renewAt()).isEqualTo(from.plus(Duration.ofHours(2)));
        assertThat(identity.expired(from.plus(Duration.ofHours(3).plusSeconds(1))))
                .isTrue();
        assertThat(identity.expired(from.plus(Duration.ofHours(2)))).isFalse();
    }

    private static Identity identity(Duration life) throws Exception {
        TestAuthority authority = new TestAuthority();
        CertificateRequest request = CertificateRequest.of("a name, with / strange things");
        return new Identity(
                request.keys().getPrivate(),
                List.of(authority.agent(request.der().toByteArray(), life), authority.certificate()));
    }
}
