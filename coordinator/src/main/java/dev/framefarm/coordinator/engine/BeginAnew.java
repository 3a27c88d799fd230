package dev.framefarm.coordinator.engine;

/** There is nothing to go on with. The message is a sentence for the agent, which then begins with the first byte. */
public final class BeginAnew extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BeginAnew(String message) {
        super(message);
    }
}
