package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.EnrolmentGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.SocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in without an agent's certificate, enrolling apart. TLS has verified the certificate when
 * the connection was made; whether it still holds is asked for each call, because connections live long.
 */
final class AgentGate implements ServerInterceptor {
    static final Context.Key<AgentId> AGENT = Context.key("agent");
    static final Context.Key<SocketAddress> REMOTE = Context.key("remote");

    private static final String OPEN = EnrolmentGrpc.getEnrolMethod().getFullMethodName();

    private final Predicate<AgentId> revoked;
    private final InstantSource clock;

    AgentGate(Predicate<AgentId> revoked, InstantSource clock) {
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current();
        try {
            if (isOpen(call)) {
                context = context.withValue(REMOTE, call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            } else {
                context = context.withValue(AGENT, identify(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION)));
            }
        } catch (RuntimeException refused) {
            call.close(StatusTable.of(refused), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(context, call, headers, next);
    }

    /** Whether anybody may make this call. */
    static boolean isOpen(ServerCall<?, ?> call) {
        return OPEN.equals(call.getMethodDescriptor().getFullMethodName());
    }

    /** Whose certificate was shown, whether it was revoked or not. */
    Optional<AgentId> holder(@Nullable SSLSession session) {
        try {
            return Optional.of(named(certificate(session)));
        } catch (StatusRuntimeException nobodys) {
            return Optional.empty();
        }
    }

    private AgentId identify(@Nullable SSLSession session) {
        AgentId agent = named(certificate(session));
        if (revoked.test(agent)) {
            throw unauthenticated(
                    "The certificate of agent " + agent + " was revoked; enrol it again with a new token.");
        }
        return agent;
    }

    private X509Certificate certificate(@Nullable SSLSession session) {
        try {
            if (session != null && session.getPeerCertificates()[0] instanceof X509Certificate shown) {
                shown.checkValidity(Date.from(clock.instant()));
                return shown;
            }
        } catch (SSLPeerUnverifiedException none) {
            throw unauthenticated("An agent's certificate is needed here; enrol first.");
        } catch (CertificateException over) {
            throw unauthenticated("This agent's certificate has expired; connect with a renewed one, or enrol again.");
        }
        throw unauthenticated("An agent's certificate is needed here; enrol first.");
    }

    private static AgentId named(X509Certificate certificate) {
        try {
            LdapName subject =
                    new LdapName(certificate.getSubjectX500Principal().getName());
            if (subject.size() == 1 && subject.getRdn(0).getType().equalsIgnoreCase("CN")) {
                return new AgentId(String.valueOf(subject.getRdn(0).getValue()));
            }
        } catch (InvalidNameException | IllegalArgumentException other) {
            throw unauthenticated("This certificate does not name an agent.");
        }
        throw unauthenticated("This certificate does not name an agent.");
    }

    private static StatusRuntimeException unauthenticated(String sentence) {
        return Status.UNAUTHENTICATED.withDescription(sentence).asRuntimeException();
    }
}
