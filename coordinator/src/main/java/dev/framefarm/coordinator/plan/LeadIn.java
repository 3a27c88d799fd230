package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Timeline;

/**
 * From which keyframe a slice must begin so that a frame can be decoded: the one before the covering one, because
 * in an open GOP pictures after a keyframe may need what comes before it. Each doubling goes back twice as far, for
 * sources whose keyframes are only points of gradual recovery.
 */
final class LeadIn {
    private LeadIn() {}

    static int first(Timeline timeline, long frame, int doublings) {
        int back = 1 << Math.min(doublings, 20);
        return timeline.keyBefore(Math.min(frame, timeline.frames() - 1), back);
    }
}
