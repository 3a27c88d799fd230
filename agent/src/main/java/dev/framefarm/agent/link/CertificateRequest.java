package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A fresh key, which never leaves this machine, and the request for a certificate on it. */
public record CertificateRequest(KeyPair keys, ByteString der) {
    /** The name is for the operator's eyes; who the agent is, the authority decides. */
    static CertificateRequest of(String name) throws LinkException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X500Principal subject = new X500Principal("CN=" + name.replaceAll("[^A-Za-z0-9._-]", "-"));
            byte[] der = new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return new CertificateRequest(keys, ByteString.copyFrom(der));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new LinkException(LinkException.Cause.LOCAL, "No key could be made: " + e.getMessage());
        }
    }
}
