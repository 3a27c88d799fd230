package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.grid.Grid;
import dev.framefarm.coordinator.grid.GridSettings;
import dev.framefarm.coordinator.security.AuthorityTerms;
import dev.framefarm.coordinator.security.CertificateAuthority;
import dev.framefarm.coordinator.security.CoordinatorTls;
import dev.framefarm.coordinator.security.ServerIdentity;
import dev.framefarm.coordinator.security.SharedAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Who this coordinator is, and who its likes are. Alone it has an authority of its own; in a cluster that comes from the
 * database. Ignite, which has started meanwhile, waits for it to speak TLS.
 */
record Kinship(
        CompletableFuture<CertificateAuthority> authority, CompletableFuture<ServerIdentity> identity, Grid grid) {

    static Kinship of(
            CoordinatorConfiguration configuration, CompletableFuture<Database> opening, InstantSource clock) {
        Path data = configuration.data();
        Path folder = data.resolve("ca");
        List<String> names = configuration.grpc().names();
        Optional<ClusterSection> cluster = configuration.cluster();
        if (cluster.isEmpty()) {
            CompletableFuture<CertificateAuthority> own = CompletableFuture.supplyAsync(
                    () -> reading(() -> CertificateAuthority.open(folder, AuthorityTerms.DEFAULT, clock)));
            CompletableFuture<ServerIdentity> identity = identity(own, names);
            return new Kinship(own, identity, Grid.start(GridSettings.alone(data), tls(identity, own)));
        }
        String secret = cluster.get().secret();
        CompletableFuture<CertificateAuthority> shared = opening.thenApply(database -> reading(
                () -> new SharedAuthority(database.vault(), secret).open(folder, AuthorityTerms.DEFAULT, clock)));
        CompletableFuture<ServerIdentity> identity = identity(shared, names);
        Grid grid = Grid.start(cluster.get().grid(data, configuration.name()), tls(identity, shared));
        return new Kinship(shared, identity, grid);
    }

    /** Alone too: other users of the machine must not speak to Ignite. */
    private static Optional<Supplier<SSLContext>> tls(
            CompletableFuture<ServerIdentity> identity, CompletableFuture<CertificateAuthority> authority) {
        return Optional.of(
                () -> CoordinatorTls.context(identity.join(), authority.join().certificate()));
    }

    private static CompletableFuture<ServerIdentity> identity(
            CompletableFuture<CertificateAuthority> authority, List<String> names) {
        return authority.thenApply(own -> reading(() -> own.serverIdentity(names)));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new FarmStartException(String.valueOf(e.getMessage()), 1);
        }
    }
}
