package dev.framefarm.agent.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A farm's certificate authority, as a coordinator would keep it. */
public final class TestAuthority {
    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private final Duration ahead;
    private long serial = 1;

    public TestAuthority() {
        this(Duration.ZERO);
    }

    /** Of a farm whose time is so far ahead of this machine's. */
    public TestAuthority(Duration ahead) {
        this.ahead = ahead;
        certificate = sign("CN=Farm", keys.getPublic(), Duration.ofDays(1), true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String fingerprint() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    public X509Certificate server(PublicKey key) {
        return sign("CN=coordinator", key, Duration.ofHours(1), false);
    }

    public X509Certificate agent(byte[] request, Duration life) throws Exception {
        JcaPKCS10CertificationRequest parsed = new JcaPKCS10CertificationRequest(request);
        return sign("CN=agent-1", parsed.getPublicKey(), life, false);
    }

    public static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(String name, PublicKey key, Duration life, boolean authority) {
        try {
            Instant from = Instant.now().plus(ahead).minusSeconds(2);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=Farm"),
                    BigInteger.valueOf(serial++),
                    Date.from(from),
                    Date.from(from.plus(life)),
                    new X500Principal(name),
                    key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
