package dev.framefarm.agent.evidence;

import dev.framefarm.agent.work.Quality;
import java.util.ArrayList;
import java.util.List;

/** The few encodes by which a crf is found, and what follows from them. */
public final class Tries {
    /** Between them the score in decibels is nearly a line. */
    private static final int COUNT = 3;

    private Tries() {}

    /** From the best to the worst. */
    public static List<Integer> crfs(Quality wanted) {
        List<Integer> crfs = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            crfs.add(wanted.best() + (wanted.worst() - wanted.best()) * i / (COUNT - 1));
        }
        return crfs;
    }

    /** The worst crf that should reach the score; where none does, the best. */
    public static int choose(Quality wanted, List<Likeness> tried) {
        double target = wanted.metric().decibels(wanted.score());
        for (int crf = wanted.worst(); crf > wanted.best(); crf--) {
            if (expected(wanted.metric(), tried, crf) >= target) {
                return crf;
            }
        }
        return wanted.best();
    }

    private static double expected(Quality.Metric metric, List<Likeness> tried, int crf) {
        int after = 1;
        while (tried.get(after).crf() < crf) {
            after++;
        }
        Likeness better = tried.get(after - 1);
        Likeness worse = tried.get(after);
        double way = (double) (crf - better.crf()) / (worse.crf() - better.crf());
        return (1 - way) * metric.decibels(better.score()) + way * metric.decibels(worse.score());
    }
}
