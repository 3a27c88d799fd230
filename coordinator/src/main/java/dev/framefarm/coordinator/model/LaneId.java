package dev.framefarm.coordinator.model;

/** One lane of a job. Lanes are numbered as the plan lists them. */
public record LaneId(JobId job, int index) implements Comparable<LaneId> {
    public LaneId {
        if (index < 0) {
            throw new IllegalArgumentException("a lane's index is not negative: " + index);
        }
    }

    @Override
    public int compareTo(LaneId other) {
        int byJob = job.compareTo(other.job);
        return byJob != 0 ? byJob : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return job + "/" + index;
    }
}
