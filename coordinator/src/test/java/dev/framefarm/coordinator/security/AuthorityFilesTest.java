package dev.framefarm.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityFilesTest {
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
    void loadsOnLaterStartsWhatTheFirstMade() throws IOException {
        CertificateAuthority again = openAt(now.plus(Duration.ofDays(3)));
        assertThat(again.fingerprint()).isEqualTo(authority.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(again.caPem()).isEqualTo(authority.caPem()).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void keepsItsFilesToItself() throws IOException {
        authority.serverIdentity(List.of());
        Path folder = data.resolve("ca");
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("authority.key"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("server.pem"))).isEqualTo("rw-------");
        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    void givesAllWhoStartAtOnceTheSameAuthority() throws Exception {
        Path folder = data.resolve("raced");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start =
                    () -> CertificateAuthority.open(folder, AuthorityTerms.DEFAULT, InstantSource.fixed(now))
                            .fingerprint();
            Set<String> seen = new HashSet<>();
            for (Future<String> each : pool.invokeAll(java.util.Collections.nCopies(8, start))) {
                seen.add(each.get());
            }
            assertThat(seen).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void saysWhenTheFilesAreBroken() throws IOException {
        Files.writeString(data.resolve("ca/authority.pem"), "nothing");
        assertThatThrownBy(() -> openAt(now)).isInstanceOf(IOException.class).hasMessageContaining("authority");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
