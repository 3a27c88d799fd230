package dev.framefarm.coordinator.engine;

/** The answer comes with a judgement that is being made. The message is a sentence for the agent, which asks again. */
public final class StillJudged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StillJudged(String message) {
        super(message);
    }
}
