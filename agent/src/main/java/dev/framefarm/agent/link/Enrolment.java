package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolResponse;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.RenewRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Becoming an agent with a one-time token, and staying one with the certificate it brought. */
public final class Enrolment {
    private static final int SECONDS = 10;

    private Enrolment() {}

    /** One try at one coordinator. The same request may be tried again: it makes the same agent. */
    static Identity enrol(Address address, EnrolmentToken token, CertificateRequest request, String name)
            throws LinkException {
        ManagedChannel channel = Channels.of(address, token);
        try {
            EnrolResponse response = EnrolmentGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .enrol(EnrolRequest.newBuilder()
                            .setToken(token.text())
                            .setCertificateRequest(request.der())
                            .setName(name)
                            .build());
            Identity identity = identity(request, response);
            if (!PinnedAuthority.fingerprint(identity.authority()).equals(token.authorityFingerprint())) {
                throw new LinkException(
                        LinkException.Cause.REFUSED, "The coordinator at " + address + " answered for another farm.");
            }
            return identity;
        } catch (StatusRuntimeException e) {
            throw refusal(address, e);
        } finally {
            channel.shutdownNow();
        }
    }

    /** Does all of it but the calling, so that whoever must wait for a token has the code loaded when it comes. */
    public static void rehearse() {
        try {
            CertificateRequest.of("rehearsal");
            EnrolmentToken nobody = EnrolmentToken.parse("ff1." + "0".repeat(64) + ".rehearsal");
            Channels.of(new Address("127.0.0.1", 1), nobody).shutdownNow();
        } catch (LinkException e) {
            // The enrolment itself will meet the same and tell.
        }
    }

    /** A new key and certificate by right of the present one. */
    static Identity renew(ManagedChannel channel, Identity present) throws LinkException {
        CertificateRequest request = CertificateRequest.of(commonName(present.own()));
        try {
            Identity renewed = identity(
                    request,
                    EnrolmentGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                            .renew(RenewRequest.newBuilder()
                                    .setCertificateRequest(request.der())
                                    .build()));
            if (!renewed.authority().equals(present.authority())) {
                throw new LinkException(LinkException.Cause.REFUSED, "The renewed certificate is another farm's.");
            }
            return renewed;
        } catch (StatusRuntimeException e) {
            throw new LinkException(
                    LinkException.Cause.UNREACHABLE, "The certificate was not renewed: " + e.getStatus());
        }
    }

    private static Identity identity(CertificateRequest request, EnrolResponse response) throws LinkException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (ByteString der : response.getCertificateChainList()) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toByteArray())));
            }
            Identity identity = new Identity(request.keys().getPrivate(), chain);
            if (!identity.own().getPublicKey().equals(request.keys().getPublic())) {
                throw new IllegalArgumentException("the certificate is for another key");
            }
            return identity;
        } catch (CertificateException | IllegalArgumentException e) {
            throw new LinkException(
                    LinkException.Cause.REFUSED, "The coordinator sent no usable certificate: " + e.getMessage());
        }
    }

    private static String commonName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().replaceFirst("^.*CN=([^,]*).*$", "$1");
    }

    private static LinkException refusal(Address address, StatusRuntimeException e) {
        Status status = e.getStatus();
        Throwable cause = status.getCause();
        while (cause != null && !(cause instanceof CertificateException)) {
            cause = cause.getCause();
        }
        if (cause != null) {
            return new LinkException(
                    LinkException.Cause.REFUSED,
                    "The coordinator at " + address + " is not the one the token was made by: " + cause.getMessage()
                            + ".");
        }
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED ->
                new LinkException(
                        LinkException.Cause.UNREACHABLE, "The coordinator at " + address + " cannot be reached.");
            case RESOURCE_EXHAUSTED ->
                // Many agents may enrol at once; in a moment it is this one's turn.
                new LinkException(
                        LinkException.Cause.UNREACHABLE,
                        "The coordinator at " + address + " takes no enrolment now: " + said(status) + ".");
            default ->
                new LinkException(
                        LinkException.Cause.REFUSED,
                        "The coordinator at " + address + " refused the enrolment: " + said(status) + ".");
        };
    }

    private static String said(Status status) {
        return status.getDescription() == null ? status.getCode().toString() : status.getDescription();
    }
}
