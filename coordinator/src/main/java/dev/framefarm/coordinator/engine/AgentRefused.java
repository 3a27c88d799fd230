package dev.framefarm.coordinator.engine;

/** The agent is not known here, or not any more. The message is a sentence for the agent's log. */
public final class AgentRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AgentRefused(String message) {
        super(message);
    }
}
