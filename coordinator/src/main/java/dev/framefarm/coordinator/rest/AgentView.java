package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.engine.Fleet;
import dev.framefarm.coordinator.engine.Reputation;
import dev.framefarm.coordinator.model.Agent;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An enrolled agent, and what it told of itself if it is here. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AgentView(
        String id,
        String name,
        String enrolled,
        boolean draining,
        Optional<AsideView> aside,
        boolean present,
        Optional<Here> here,
        List<Piece> encoding) {
    /** Why it gets nothing for a while. */
    record AsideView(String reason, String until) {
        static AsideView of(Reputation.Aside aside) {
            return new AsideView(aside.reason(), aside.until().toString());
        }
    }

    /** A part of somebody's film in the making. */
    record Piece(String job, int lane, String kind, long from, long to, long done, double speed, int attempt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Here(
            String host,
            int slots,
            int busy,
            int cores,
            long memoryBytes,
            List<String> gpus,
            String ffmpeg,
            String version,
            SortedSet<String> lacks,
            SortedMap<String, String> failing,
            Optional<String> detour,
            Optional<String> sliceDetour,
            List<EncoderView> encoders,
            double load,
            long freeDiskBytes,
            boolean leaving,
            String coordinator,
            String since,
            String seen) {
        static Here of(Agent agent) {
            Agent.Machine machine = agent.machine();
            return new Here(
                    machine.host(),
                    machine.slots(),
                    agent.busy(),
                    machine.cores(),
                    machine.memoryBytes(),
                    machine.gpus(),
                    machine.ffmpeg(),
                    machine.version(),
                    new TreeSet<>(machine.lacks()),
                    new TreeMap<>(machine.failing()),
                    machine.detour(),
                    machine.sliceDetour(),
                    agent.encoders().stream().map(EncoderView::of).toList(),
                    agent.load(),
                    agent.freeDiskBytes(),
                    agent.leaving(),
                    agent.coordinator(),
                    agent.since().toString(),
                    agent.seen().toString());
        }
    }

    record EncoderView(String name, String parityClass, double pixelsPerSecond) {
        static EncoderView of(Agent.Encoder encoder) {
            return new EncoderView(encoder.name(), encoder.parityClass(), encoder.pixelsPerSecond());
        }
    }

    static AgentView of(Fleet.Member member, Optional<Reputation.Aside> aside, List<Piece> encoding) {
        return new AgentView(
                member.enrolled().id().value(),
                member.enrolled().name(),
                member.enrolled().enrolled().toString(),
                member.enrolled().draining(),
                aside.map(AsideView::of),
                member.present().isPresent(),
                member.present().map(Here::of),
                encoding);
    }
}
