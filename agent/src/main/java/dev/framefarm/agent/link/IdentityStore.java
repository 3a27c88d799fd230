package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.link.PemFile.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * The identity in the data folder: {@code agent.pem}, mode 0600. Key and chain share one file, because a
 * renewal replaces both, and a crash between two files would leave a key that fits no certificate. What a
 * certificate was asked for with lies beside it until that came: whoever dies in between asks for the same again.
 */
public final class IdentityStore {
    private final PemFile identity;
    private final PemFile asked;

    public IdentityStore(Path folder) {
        this.identity = new PemFile(folder.resolve("agent.pem"));
        this.asked = new PemFile(folder.resolve("agent.request.pem"));
    }

    /** Empty before the first enrolment. */
    public Optional<Identity> load() throws LinkException {
        if (!identity.exists()) {
            return Optional.empty();
        }
        try {
            List<Block> blocks = identity.read();
            List<X509Certificate> chain = new ArrayList<>();
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            for (Block each : blocks) {
                if (each.kind().equals(PemFile.CERTIFICATE)) {
                    chain.add((X509Certificate)
                            certificates.generateCertificate(each.der().newInput()));
                }
            }
            return Optional.of(new Identity(key(blocks), chain));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(identity, e);
        }
    }

    public void save(Identity saved) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(keyBlock(saved.key())));
        try {
            for (X509Certificate each : saved.chain()) {
                blocks.add(new Block(PemFile.CERTIFICATE, ByteString.copyFrom(each.getEncoded())));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate cannot be written", e);
        }
        identity.write(blocks);
        asked.delete();
    }

    /** What to ask for a certificate with: what was asked already and never answered, or something new. */
    public CertificateRequest request(String name) throws LinkException, IOException {
        if (asked.exists()) {
            return asked();
        }
        CertificateRequest request = CertificateRequest.of(name);
        asked.write(List.of(keyBlock(request.keys().getPrivate()), new Block(PemFile.REQUEST, request.der())));
        return request;
    }

    private CertificateRequest asked() throws LinkException {
        try {
            List<Block> blocks = asked.read();
            ByteString der = first(blocks, PemFile.REQUEST);
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der.toByteArray());
            return new CertificateRequest(new KeyPair(request.getPublicKey(), key(blocks)), der);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(asked, e);
        }
    }

    private static PrivateKey key(List<Block> blocks) throws GeneralSecurityException {
        byte[] der = first(blocks, PemFile.KEY).toByteArray();
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static ByteString first(List<Block> blocks, String kind) {
        return blocks.stream()
                .filter(each -> each.kind().equals(kind))
                .map(Block::der)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " in it"));
    }

    private static Block keyBlock(PrivateKey key) {
        return new Block(PemFile.KEY, ByteString.copyFrom(key.getEncoded()));
    }

    private static LinkException unreadable(PemFile file, Exception why) {
        return new LinkException(
                LinkException.Cause.LOCAL,
                "The agent's key in " + file + " cannot be read (" + why.getMessage()
                        + "); remove it and enrol again with a new token.");
    }
}
