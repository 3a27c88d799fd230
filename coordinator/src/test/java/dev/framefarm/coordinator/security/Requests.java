package dev.framefarm.coordinator.security;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What an agent does before it enrols: a key, and a request for it. */
public final class Requests {
    private Requests() {}

    public static KeyPair curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    public static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    public static byte[] request(KeyPair pair) throws Exception {
        return signedBy(pair, pair, "CN=somebody else, O=evil");
    }

    /** A request for one key, signed by another: what a thief of a public key could make. */
    static byte[] signedBy(KeyPair named, KeyPair signing, String subject) throws Exception {
        String algorithm = signing.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(signing.getPrivate());
        return new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), named.getPublic())
                .build(signer)
                .getEncoded();
    }
}
