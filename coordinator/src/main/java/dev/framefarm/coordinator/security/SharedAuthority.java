package dev.framefarm.coordinator.security;

import dev.framefarm.coordinator.engine.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/**
 * The coordinators of a cluster share one authority, so that an agent that enrolled with one is known to all. It lies in
 * the database, sealed with the cluster's secret; each coordinator keeps a copy in its own folder. The first one's
 * becomes the cluster's.
 */
public final class SharedAuthority {
    private static final String NAME = "authority";

    private final Vault vault;
    private final Sealing sealing;

    public SharedAuthority(Vault vault, String secret) {
        this.vault = vault;
        this.sealing = new Sealing(secret);
    }

    public CertificateAuthority open(Path folder, AuthorityTerms terms, InstantSource clock) throws IOException {
        AuthorityFiles files = new AuthorityFiles(folder);
        try {
            Optional<Issuer> known = vault.find(NAME).isEmpty() ? Optional.empty() : Optional.of(unsealed());
            if (known.isEmpty()) {
                Issuer candidate = files.exist() ? files.load() : CertificateAuthority.fresh(terms, clock);
                vault.putIfAbsent(NAME, sealing.seal(text(candidate).getBytes(StandardCharsets.US_ASCII)));
                known = Optional.of(unsealed()); // another may have been first
            }
            Issuer shared = known.get();
            Issuer own = files.loadOrMake(() -> shared);
            if (!own.certificate().equals(shared.certificate())) {
                throw new IOException("The authority in " + folder + " is not the one of this cluster. If no agent of"
                        + " the farm it comes from is to be kept, delete the folder and start again.");
            }
            return CertificateAuthority.open(folder, terms, clock);
        } catch (AEADBadTagException wrong) {
            throw new IOException(
                    "The cluster's secret (cluster.secretFile) is not the one this database was begun with.", wrong);
        } catch (GeneralSecurityException broken) {
            throw new IOException("The cluster's authority cannot be read from the database.", broken);
        }
    }

    private Issuer unsealed() throws GeneralSecurityException {
        String text = new String(sealing.open(vault.find(NAME).orElseThrow()), StandardCharsets.US_ASCII);
        return new Issuer(Pem.readKey(text), Pem.readCertificates(text).get(0));
    }

    private static String text(Issuer issuer) throws GeneralSecurityException {
        return Pem.key(issuer.key()) + Pem.certificates(List.of(issuer.certificate()));
    }
}
