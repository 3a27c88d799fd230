package dev.framefarm.coordinator.rpc;

/** Agent and coordinator are too far apart in version. The message says which one to upgrade. */
final class ProtocolRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProtocolRefused(String message) {
        super(message);
    }
}
