package dev.framefarm.coordinator.engine;

/** Nothing was published: what was sealed for it may be gone by now, or the job is another coordinator's. */
public final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLate() {
        super("it was sealed too long ago, or another coordinator has the job by now");
    }
}
