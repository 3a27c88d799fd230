package dev.framefarm.agent.command;

import dev.framefarm.agent.work.FrameCount;
import java.util.ArrayList;
import java.util.List;

/** A frame's time from its number, as an expression: one term for each run, of which all but one are zero. */
final class Counted {
    private Counted() {}

    static String time(FrameCount count, long shift) {
        List<FrameCount.Run> runs = count.runs();
        if (runs.size() == 1) {
            return (runs.get(0).first() + shift) + "+N*" + runs.get(0).step();
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            FrameCount.Run run = runs.get(i);
            String here = i + 1 < runs.size()
                    ? "between(N\\," + run.from() + "\\," + (runs.get(i + 1).from() - 1) + ")"
                    : "gte(N\\," + run.from() + ")";
            terms.add(here + "*(" + (run.first() + shift) + "+(N-" + run.from() + ")*" + run.step() + ")");
        }
        return String.join("+", terms);
    }
}
