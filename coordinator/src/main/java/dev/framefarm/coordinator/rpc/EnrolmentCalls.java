package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.framefarm.coordinator.engine.Enrolment;
import dev.framefarm.coordinator.engine.EnrolmentRefused;
import dev.framefarm.v1.EnrolRequest;
import dev.framefarm.v1.EnrolResponse;
import dev.framefarm.v1.EnrolmentGrpc;
import dev.framefarm.v1.RenewRequest;
import io.grpc.stub.StreamObserver;
import java.net.SocketAddress;
import java.util.function.Supplier;

/** A token for a certificate, and a certificate for a newer one. */
final class EnrolmentCalls extends EnrolmentGrpc.EnrolmentImplBase {
    private final Enrolment enrolment;
    private final GuessLimit guesses;

    EnrolmentCalls(Enrolment enrolment, GuessLimit guesses) {
        this.enrolment = enrolment;
        this.guesses = guesses;
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> answer) {
        SocketAddress remote = AgentGate.REMOTE.get();
        reply(answer, () -> {
            guesses.check(remote);
            try {
                return enrolment.enrol(request.getToken(), bytes(request.getCertificateRequest()), request.getName());
            } catch (EnrolmentRefused refused) {
                guesses.failed(remote);
                throw refused;
            }
        });
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<EnrolResponse> answer) {
        reply(answer, () -> enrolment.renew(AgentGate.AGENT.get(), bytes(request.getCertificateRequest())));
    }

    private static void reply(StreamObserver<EnrolResponse> answer, Supplier<Enrolment.Enrolled> work) {
        try {
            Enrolment.Enrolled enrolled = work.get();
            EnrolResponse.Builder response =
                    EnrolResponse.newBuilder().setAgentId(enrolled.id().value());
            enrolled.chain().forEach(each -> response.addCertificateChain(UnsafeByteOperations.unsafeWrap(each)));
            answer.onNext(response.build());
            answer.onCompleted();
        } catch (IllegalArgumentException malformed) {
            // The authority's word for a request it will not sign.
            answer.onError(StatusTable.of(new BadMessage(String.valueOf(malformed.getMessage())))
                    .asRuntimeException());
        } catch (RuntimeException refused) {
            answer.onError(StatusTable.of(refused).asRuntimeException());
        }
    }

    private static byte[] bytes(ByteString request) {
        return request.toByteArray();
    }
}
