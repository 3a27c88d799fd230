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
        boolean nobody = all.stream().noneMatch(each -> each.encoder(encoder).isPresent());
        String why = all.stream()
                .flatMap(each -> fault(each, encoder).stream())
                .findFirst()
                .map(fault -> " (" + fault + ")")
                .orElse("");
        return nobody
                ? "no agent here has a working " + encoder + " encoder" + why
                        + "; add one that has (see: framefarm agents)"
                : "agent " + agent.name() + " has no working " + encoder + " encoder";
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
