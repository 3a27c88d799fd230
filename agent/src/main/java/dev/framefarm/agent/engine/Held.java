package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.Attempt;
import dev.framefarm.agent.progress.Advance;
import dev.framefarm.agent.work.VideoWork;
import java.time.Duration;

/** One lease in the loop's hands. Belongs to the loop's thread. */
final class Held {
    final Attempt attempt;
    private AttemptState state = AttemptState.WAITING;
    private long done;
    private long begun;
    private long heard;

    Held(Attempt attempt) {
        this.attempt = attempt;
    }

    AttemptState state() {
        return state;
    }

    void on(AttemptEvent event) {
        state = AttemptTable.next(state, event);
    }

    /** Whether it is encoded by the graphics card, all of it or a part. */
    boolean isOnCard() {
        return attempt.lease().work() instanceof VideoWork video && video.isOnCard();
    }

    boolean slotTaken() {
        return state == AttemptState.ENCODING || state == AttemptState.STOPPING;
    }

    void begin(long now) {
        begun = now;
        heard = now;
    }

    /** Pixels encoded since it was last asked. */
    long advance(long doneNow) {
        long before = done;
        done = Math.max(done, doneNow);
        return attempt.lease().work().pixels(done - before);
    }

    /** Time since it was last asked. */
    Duration since(long now) {
        Duration passed = Duration.ofNanos(now - heard);
        heard = now;
        return passed;
    }

    /** Whether the next slice should already come: this one ends soon, or brings too little to work on. */
    boolean leavesRoom(long now) {
        return state == AttemptState.ENCODING
                && (advanceAt(now).nearlyDone() || advanceAt(now).starved(attempt.waited()));
    }

    /** Whether it is worth waiting for. */
    boolean endsWithin(Duration time, long now) {
        return state == AttemptState.DELIVERING
                || (state == AttemptState.ENCODING && advanceAt(now).remaining().compareTo(time) <= 0);
    }

    private Advance advanceAt(long now) {
        return new Advance(done, attempt.lease().extent(), Duration.ofNanos(now - begun));
    }

    HeldLease told() {
        return new HeldLease(attempt.lease().id(), done, state != AttemptState.WAITING);
    }
}
