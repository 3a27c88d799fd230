package dev.framefarm.coordinator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a coordinator shows to those who dial it: its key, and its certificate followed by the authority's. */
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    static ServerIdentity read(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return new ServerIdentity(Pem.readKey(text), Pem.readCertificates(text));
    }

    /** Key and certificates in one file, so that no reader ever pairs an old one with a new one. */
    void write(Path file) throws IOException, GeneralSecurityException {
        String text = Pem.key(key) + Pem.certificates(chain);
        PrivateFiles.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it may go on being used: ours, for exactly these names, and young: a process that starts with it shows it to its end. */
    boolean serves(Set<String> names, X509Certificate authority, Instant now) throws GeneralSecurityException {
        X509Certificate own = chain.get(0);
        Instant from = own.getNotBefore().toInstant();
        Duration life = Duration.between(from, own.getNotAfter().toInstant());
        return chain.size() == 2
                && chain.get(1).equals(authority)
                && now.isBefore(from.plus(life.dividedBy(12)))
                && names(own).equals(new TreeSet<>(names));
    }

    private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
        Set<String> names = new TreeSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
            names.add(ServerNames.canonical(String.valueOf(each.get(1))));
        }
        return names;
    }
}
