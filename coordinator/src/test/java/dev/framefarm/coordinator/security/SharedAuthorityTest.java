package dev.framefarm.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedAuthorityTest {
    private static final String SECRET = "correct horse battery staple";

    @TempDir
    Path data;

    private final Drawer vault = new Drawer();

    @Test
    void isTheSameOnEveryCoordinator() throws Exception {
        String first = open("c1", SECRET).fingerprint();

        assertThat(open("c2", SECRET).fingerprint()).isEqualTo(first);
        assertThat(open("c1", SECRET).fingerprint()).isEqualTo(first);
    }

    @Test
    void isTheOneTheFirstCoordinatorHadBefore() throws Exception {
        String before = CertificateAuthority.open(data.resolve("c1"), AuthorityTerms.DEFAULT, InstantSource.system())
                .fingerprint();

        assertThat(open("c1", SECRET).fingerprint()).isEqualTo(before);
        assertThat(open("c2", SECRET).fingerprint()).isEqualTo(before);
    }

    @Test
    void liesInTheDatabaseWhereNobodyCanReadIt() throws Exception {
        open("c1", SECRET);

        assertThat(vault.drawer.values())
                .singleElement()
                .satisfies(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("PRIVATE KEY", "CERTIFICATE"));
    }

    @Test
    void opensToNobodyWithoutTheSecret() throws Exception {
        open("c1", SECRET);

        assertThatThrownBy(() -> open("c2", "another secret of this length"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cluster.secretFile");
        assertThat(data.resolve("c2")).doesNotExist();
    }

    @Test
    void doesNotTakeThePlaceOfAnotherFarms() throws Exception {
        open("c1", SECRET);
        String other = CertificateAuthority.open(data.resolve("c2"), AuthorityTerms.DEFAULT, InstantSource.system())
                .fingerprint();

        assertThatThrownBy(() -> open("c2", SECRET)).hasMessageContaining("not the one of this cluster");

        assertThat(CertificateAuthority.open(data.resolve("c2"), AuthorityTerms.DEFAULT, InstantSource.system())
                        .fingerprint())
                .isEqualTo(other);
    }

    private CertificateAuthority open(String coordinator, String secret) throws IOException {
        return new SharedAuthority(vault, secret)
                .open(data.resolve(coordinator), AuthorityTerms.DEFAULT, InstantSource.system());
    }

    private static final class Drawer implements Vault {
        private final Map<String, byte[]> drawer = new HashMap<>();

        @Override
        public Optional<byte[]> find(String name) {
            return Optional.ofNullable(drawer.get(name));
        }

        @Override
        public byte[] putIfAbsent(String name, byte[] bytes) {
            drawer.putIfAbsent(name, bytes);
            return drawer.getOrDefault(name, bytes);
        }
    }
}
