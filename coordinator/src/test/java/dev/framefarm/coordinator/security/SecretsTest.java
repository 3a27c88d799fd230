package dev.framefarm.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private final RandomSecrets secrets = new RandomSecrets();

    @Test
    void neverRepeatsItself() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(secrets.fresh())).isTrue();
            assertThat(seen.add(secrets.id("j"))).isTrue();
        }
    }

    @Test
    void makesSecretsForUrlsAndIdentifiersForNames() {
        assertThat(secrets.fresh()).matches("[A-Za-z0-9_-]{43}");
        assertThat(secrets.id("j")).matches("j-[a-z2-9]{12}").satisfies(JobId::new);
        assertThat(secrets.id("j-")).matches("j-[a-z2-9]{12}");
        assertThat(secrets.id("")).matches("[a-z2-9]{12}");
    }

    @Test
    void knowsASecretByItsDigest() {
        assertThat(secrets.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(secrets.matches("abc", secrets.hash("abc"))).isTrue();
        assertThat(secrets.matches("abd", secrets.hash("abc"))).isFalse();
        assertThat(secrets.matches("abc", "")).isFalse();
    }

    @Test
    void keepsTheAdminKeyInAPrivateFile(@TempDir Path data) throws IOException {
        AdminKeyFile file = new AdminKeyFile(data.resolve("new/admin.key"));
        assertThat(file.read()).isEmpty();
        file.write("ff_a_first");
        file.write("ff_a_second");
        assertThat(file.read()).contains("ff_a_second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
    }
}
