package dev.framefarm.agent.link;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;

/**
 * Trusts a server whose chain holds the authority that the token names and is signed by it. The server's
 * host name is not looked at: the token says which authority, not which address.
 */
final class PinnedAuthority extends ServersOnly {
    private final String fingerprint;

    PinnedAuthority(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Sending the authority's certificate along proves nothing; the first one must also be signed by it. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate authority = Arrays.stream(chain)
                .filter(one -> fingerprint.equals(fingerprint(one)))
                .findFirst()
                .orElseThrow(() -> new CertificateException("the coordinator belongs to another farm than the token"));
        // A stranger knows nothing yet of the farm's time.
        new Trust(authority, Instant.MIN).checkServerTrusted(chain, authType);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without a fingerprint", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
