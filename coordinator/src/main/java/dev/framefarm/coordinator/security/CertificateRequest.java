package dev.framefarm.coordinator.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A stranger's PKCS#10 request. Only its key is ever used: names and extensions it asks for are ignored.
 */
final class CertificateRequest {
    private static final int LARGEST = 16 * 1024;
    private static final int SMALLEST_RSA = 2048;
    /** Larger keys only make the checking slow. */
    private static final int LARGEST_RSA = 8192;

    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

    private CertificateRequest() {}

    /** The key whose possession the request proves. Throws IllegalArgumentException with a sentence. */
    static PublicKey provenKey(byte[] der) {
        if (der.length > LARGEST) {
            throw new IllegalArgumentException(
                    "expected a certificate request of at most " + LARGEST + " bytes, found " + der.length);
        }
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            // Before any arithmetic with it: what is not on the list is not even tried.
            checkKind(request.getSubjectPublicKeyInfo().getAlgorithm());
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            checkSize(key);
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("the certificate request is not signed by the key it names");
            }
            return key;
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (IOException
                | PKCSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException broken) {
            // The parser's own exceptions are of many kinds, and a stranger chooses which one is thrown.
            throw new IllegalArgumentException(
                    "expected a PKCS#10 certificate request in DER, found something else", broken);
        }
    }

    private static void checkKind(AlgorithmIdentifier algorithm) {
        ASN1ObjectIdentifier kind = algorithm.getAlgorithm();
        ASN1Encodable parameters = algorithm.getParameters();
        boolean curve = kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && parameters instanceof ASN1ObjectIdentifier named
                && CURVES.contains(named);
        if (!curve && !kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw new IllegalArgumentException(
                    "expected a key on P-256 or P-384, or RSA, found " + kind + " with " + parameters);
        }
    }

    private static void checkSize(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SMALLEST_RSA || bits > LARGEST_RSA) {
                throw new IllegalArgumentException("expected an RSA key of " + SMALLEST_RSA + " to " + LARGEST_RSA
                        + " bits, found " + bits + " bits");
            }
        }
    }
}
