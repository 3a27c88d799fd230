package dev.framefarm.agent.link;

import io.grpc.Status;

/** Why a call ended, in one line: what gRPC says of it may hold a stack and a list of handlers. */
final class CallEnd {
    private CallEnd() {}

    static String of(Status status) {
        Throwable cause = status.getCause();
        String said = status.getDescription() == null ? "" : ": " + firstLine(status.getDescription());
        String behind = cause == null || cause.getMessage() == null ? "" : " (" + firstLine(cause.getMessage()) + ")";
        return status.getCode() + said + behind;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
