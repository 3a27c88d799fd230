package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.engine.Progress.JobProgress;
import dev.framefarm.coordinator.engine.Progress.LaneProgress;
import dev.framefarm.coordinator.engine.Progress.Stretch;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Job;
import java.util.List;
import java.util.Optional;

/** The lanes' timelines. Without a plan there are no lanes yet. */
record SegmentsView(String job, String state, List<LaneView> lanes) {
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

    static SegmentsView of(Job job, Optional<JobProgress> progress) {
        return new SegmentsView(
                job.id().value(),
                job.state().name(),
                progress.map(JobProgress::lanes).orElse(List.of()).stream()
                        .map(SegmentsView::lane)
                        .toList());
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
