package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.engine.Progress.JobProgress;
import dev.framefarm.coordinator.engine.Progress.LaneProgress;
import dev.framefarm.coordinator.engine.Progress.Stretch;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lanes' timelines, and what was tried in vain. Without a plan there are no lanes yet. */
record SegmentsView(String job, String state, List<LaneView> lanes, List<SetbackView> setbacks) {
    /** Older ones are of no use to who looks for what is wrong. */
    static final int MOST_SETBACKS = 50;

    record LaneView(
            int lane, String kind, String encoder, long length, long accepted, long done, List<SegmentView> segments) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SegmentView(
            long from,
            long to,
            String state,
            Optional<String> agent,
            int attempt,
            long done,
            double speed,
            boolean backup) {
        static SegmentView of(Stretch stretch) {
            return new SegmentView(
                    stretch.interval().from(),
                    stretch.interval().to(),
                    stretch.state().name(),
                    stretch.agent().map(AgentId::value),
                    stretch.attempt(),
                    stretch.done(),
                    stretch.speed(),
                    stretch.backup());
        }
    }

    record SetbackView(
            int lane, long from, long to, String agent, int attempt, String ended, String code, String reason) {
        static SetbackView of(Attempt attempt) {
            String code = attempt.outcome().orElse("");
            String words = EndCode.of(code).map(EndCode::words).orElse(code);
            return new SetbackView(
                    attempt.lane().index(),
                    attempt.interval().from(),
                    attempt.interval().to(),
                    attempt.agent().value(),
                    attempt.number(),
                    attempt.ended().map(Instant::toString).orElse(""),
                    code,
                    attempt.detail()
                            .filter(detail -> !detail.isBlank())
                            .map(detail -> words + " (" + detail + ")")
                            .orElse(words));
        }
    }

    static SegmentsView of(Job job, Optional<JobProgress> progress, List<Attempt> setbacks) {
        return new SegmentsView(
                job.id().value(),
                job.state().name(),
                progress.map(JobProgress::lanes).orElse(List.of()).stream()
                        .map(SegmentsView::lane)
                        .toList(),
                setbacks.stream().map(SetbackView::of).toList());
    }

    private static LaneView lane(LaneProgress lane) {
        return new LaneView(
                lane.lane(),
                lane.kind(),
                lane.encoder(),
                lane.length(),
                lane.accepted(),
                lane.done(),
                lane.stretches().stream().map(SegmentView::of).toList());
    }
}
