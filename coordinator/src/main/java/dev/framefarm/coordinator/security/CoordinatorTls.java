package dev.framefarm.coordinator.security;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** How coordinators know each other: by certificates of the farm's authority that are a coordinator's, not an agent's. */
public final class CoordinatorTls {
    private CoordinatorTls() {}

    public static SSLContext context(ServerIdentity own, X509Certificate authority) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys(own), new TrustManager[] {new CoordinatorsOnly(believing(authority))}, null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("TLS between coordinators cannot be set up", broken);
        }
    }

    private static KeyManager[] keys(ServerIdentity own) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), new char[0], own.chain().toArray(new Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys.getKeyManagers();
    }

    private static X509ExtendedTrustManager believing(X509Certificate authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    }

    /** Coordinators dial each other by address, and any of them may be any of them: names are not compared. */
    private static final class CoordinatorsOnly extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager chains;

        CoordinatorsOnly(X509ExtendedTrustManager chains) {
            this.chains = chains;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            chains.checkClientTrusted(chain, type);
            demandCoordinator(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            chains.checkServerTrusted(chain, type);
            demandCoordinator(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return chains.getAcceptedIssuers();
        }

        private static void demandCoordinator(X509Certificate[] chain) throws CertificateException {
            String name = chain[0].getSubjectX500Principal().getName();
            if (!name.equals("CN=" + CertificateAuthority.COORDINATOR)) {
                throw new CertificateException("a coordinator's certificate is needed here, found " + name);
            }
        }
    }
}
