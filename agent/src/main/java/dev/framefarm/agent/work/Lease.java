package dev.framefarm.agent.work;

/** The right to one attempt at the interval {@code [from, to)} of a lane: frames, or milliseconds of sound. */
public record Lease(LeaseId id, String jobId, int lane, long from, long to, int attempt, Work work) {
    /** How much there is to do, in the lane's unit; 1 at least, so that shares can be taken of it. */
    public long extent() {
        return Math.max(1, to - from);
    }

    /** How a line in the log names it. */
    public String label() {
        return "job " + jobId + " lane " + lane + " [" + from + ", " + to + ") attempt " + attempt + " lease " + id;
    }
}
