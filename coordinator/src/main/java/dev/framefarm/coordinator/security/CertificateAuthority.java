package dev.framefarm.coordinator.security;

import dev.framefarm.coordinator.engine.Authority;
import dev.framefarm.coordinator.model.AgentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The farm's own authority: made on the first start, loaded on every later one. It signs agents' and
 * coordinators' certificates and nothing that could sign another.
 */
public final class CertificateAuthority implements Authority {
    /** The blank keeps it from ever being mistaken for an agent's identifier. */
    static final String COORDINATOR = "framefarm coordinator";

    private final AuthorityFiles files;
    private final Issuer issuer;
    private final AuthorityTerms terms;
    private final InstantSource clock;

    private CertificateAuthority(AuthorityFiles files, Issuer issuer, AuthorityTerms terms, InstantSource clock) {
        this.files = files;
        this.issuer = issuer;
        this.terms = terms;
        this.clock = clock;
    }

    public static CertificateAuthority open(Path folder, AuthorityTerms terms, InstantSource clock) throws IOException {
        AuthorityFiles files = new AuthorityFiles(folder);
        try {
            Issuer issuer = files.loadOrMake(() -> fresh(terms, clock));
            issuer.certificate().verify(issuer.certificate().getPublicKey());
            return new CertificateAuthority(files, issuer, terms, clock);
        } catch (GeneralSecurityException broken) {
            throw new IOException("expected a certificate authority in " + folder + ", found something else", broken);
        }
    }

    static Issuer fresh(AuthorityTerms terms, InstantSource clock) throws GeneralSecurityException {
        byte[] mark = new byte[4];
        new SecureRandom().nextBytes(mark);
        // Different farms' authorities must not carry the same name: TLS picks certificates by it.
        String name = "framefarm authority " + HexFormat.of().formatHex(mark);
        return Issuer.selfSigned(name, validity(clock.instant(), terms, terms.authorityLife()));
    }

    @Override
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(issuer.certificate().getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public List<byte[]> certify(AgentId agent, byte[] certificateRequest) {
        PublicKey key = CertificateRequest.provenKey(certificateRequest);
        try {
            X509Certificate own = issuer.issue(
                    agent.value(),
                    key,
                    untilMine(terms.agentLife()),
                    List.of(KeyPurposeId.id_kp_clientAuth),
                    List.of());
            return List.of(own.getEncoded(), issuer.certificate().getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public X509Certificate certificate() {
        return issuer.certificate();
    }

    public String caPem() {
        try {
            return Pem.certificates(List.of(issuer.certificate()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** This coordinator's certificate; a new one when a twelfth of its life is over or its names changed. */
    public ServerIdentity serverIdentity(Collection<String> names) throws IOException {
        Set<String> wanted = ServerNames.with(names);
        try {
            if (Files.exists(files.server())) {
                ServerIdentity kept = ServerIdentity.read(files.server());
                if (kept.serves(wanted, issuer.certificate(), clock.instant())) {
                    return kept;
                }
            }
            KeyPair pair = Issuer.newKey();
            X509Certificate own = issuer.issue(
                    COORDINATOR,
                    pair.getPublic(),
                    untilMine(terms.serverLife()),
                    // Also as a client, so that coordinators may one day talk to each other.
                    List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                    ServerNames.general(wanted));
            ServerIdentity made = new ServerIdentity(pair.getPrivate(), List.of(own, issuer.certificate()));
            made.write(files.server());
            return made;
        } catch (GeneralSecurityException broken) {
            throw new IOException("expected this coordinator's key and certificate in " + files.server(), broken);
        }
    }

    /** What this authority signs ends no later than itself. */
    private Issuer.Validity untilMine(Duration life) {
        Issuer.Validity wanted = validity(clock.instant(), terms, life);
        Instant mine = issuer.certificate().getNotAfter().toInstant();
        return wanted.to().isAfter(mine) ? new Issuer.Validity(wanted.from(), mine) : wanted;
    }

    private static Issuer.Validity validity(Instant now, AuthorityTerms terms, Duration life) {
        return new Issuer.Validity(now.minus(terms.skew()), now.plus(life));
    }
}
