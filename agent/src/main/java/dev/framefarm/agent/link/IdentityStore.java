package dev.framefarm.agent.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity in the data folder: {@code agent.pem}, mode 0600. Key and chain share one file, because a
 * renewal replaces both, and a crash between two files would leave a key that fits no certificate.
 */
public final class IdentityStore {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private final Path file;

    public IdentityStore(Path folder) {
        this.file = folder.resolve("agent.pem");
    }

    /** Empty before the first enrolment. */
    public Optional<Identity> load() throws LinkException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Files.readString(file, StandardCharsets.US_ASCII)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LinkException(
                    LinkException.Cause.LOCAL,
                    "The agent's key in " + file + " cannot be read (" + e.getMessage()
                            + "); remove it and enrol again with a new token.");
        }
    }

    /** Under another name first, so that a crash leaves the old one or the new one, never half of it. */
    public void save(Identity identity) throws IOException {
        StringBuilder text = new StringBuilder(block(KEY, identity.key().getEncoded()));
        try {
            for (X509Certificate one : identity.chain()) {
                text.append(block(CERTIFICATE, one.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate cannot be written", e);
        }
        Path fresh = file.resolveSibling("agent.pem.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PRIVATE));
        Files.writeString(fresh, text, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Identity read(String text) throws GeneralSecurityException {
        PrivateKey key = null;
        List<X509Certificate> chain = new ArrayList<>();
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals(KEY)) {
                key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            } else {
                Certificate one = certificates.generateCertificate(new ByteArrayInputStream(der));
                chain.add((X509Certificate) one);
            }
        }
        if (key == null) {
            throw new IllegalArgumentException("no key in it");
        }
        return new Identity(key, chain);
    }

    private static String block(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
