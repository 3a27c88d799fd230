package dev.framefarm.agent.link;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what the farm's authority has signed, and checks the server's name. Whether a certificate has ended is not asked of this
 * machine's clock, which may be wrong by days: it has where the farm is known to have been there later.
 */
final class Trust extends ServersOnly {
    private final X509Certificate authority;
    private final Instant farmsTimeAtLeast;

    Trust(X509Certificate authority, Instant farmsTimeAtLeast) {
        this.authority = authority;
        this.farmsTimeAtLeast = farmsTimeAtLeast;
    }

    /** An agent's own certificate says when the farm made it. */
    static Trust of(Identity identity) {
        return new Trust(identity.authority(), identity.own().getNotBefore().toInstant());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType, engine);
    }

    /** Judges as of the day that the server's certificate was made. */
    private X509ExtendedTrustManager judge(X509Certificate[] chain) throws CertificateException {
        X509Certificate server = Arrays.stream(chain)
                .findFirst()
                .orElseThrow(() -> new CertificateException("the coordinator has no certificate"));
        if (server.getNotAfter().toInstant().isBefore(farmsTimeAtLeast)) {
            throw new CertificateException("the coordinator's certificate ended " + server.getNotAfter());
        }
        try {
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), new X509CertSelector());
            parameters.setRevocationEnabled(false);
            parameters.setDate(server.getNotBefore());
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the coordinator's certificate cannot be checked", e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {authority};
    }
}
