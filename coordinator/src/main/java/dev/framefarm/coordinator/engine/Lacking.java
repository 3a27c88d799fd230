package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Agent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a lane waits for an encoder, in words that say what to do. */
final class Lacking {
    private Lacking() {}

    /** {@code encoder} may be several side by side. */
    static String reason(String encoder, Agent agent, List<Agent> all) {
        return all.stream().noneMatch(each -> each.encoder(encoder).isPresent())
                ? byAll(encoder, all)
                : "agent " + agent.name() + " has no working " + encoder + " encoder";
    }

    static String byAll(String encoder, List<Agent> all) {
        String why = all.stream()
                .flatMap(each -> fault(each, encoder).stream())
                .findFirst()
                .map(fault -> " (" + fault + ")")
                .orElse("");
        return "no agent here has a working " + encoder + " encoder" + why
                + "; add one that has (see: framefarm agents)";
    }

    /** The lane was begun by another parity class than the agent has, and pieces of two do not join. */
    static String reason(String wanted, String encoder, Agent agent, String own, List<Agent> all) {
        boolean gone = all.stream()
                .noneMatch(each -> each.encoder(encoder)
                        .map(Agent.Encoder::parityClass)
                        .filter(wanted::equals)
                        .isPresent());
        return gone
                ? "the lane was begun by " + wanted + ", which no agent here has any more; bring one back that has it,"
                        + " or cancel the job and order it again (agent " + agent.name() + " has " + own + ")"
                : "the lane was begun by " + wanted + "; agent " + agent.name() + " has " + own;
    }

    private static Optional<String> fault(Agent agent, String encoder) {
        return Pattern.compile(Pattern.quote(Agent.AND))
                .splitAsStream(encoder)
                .filter(agent.machine().failing()::containsKey)
                .findFirst()
                .map(name -> "on " + agent.name() + " " + name + " does not work: "
                        + agent.machine().failing().get(name));
    }
}
