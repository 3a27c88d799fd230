package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import java.util.List;

/**
 * How the bits of a film are shared out among its pieces: in the proportion of what they take at equal quality. No piece
 * gets less than its frames' bare headers take, or more than a limited data rate lets through.
 */
public final class Shares {
    private static final double LEAST = 0.03;
    private static final double HIGHEST = 1e6;
    private static final int HALVINGS = 60;

    /** A crf that is higher by so many halves the bits. */
    private static final double HALF = 6;
    /**
     * So much better than the film will be is its first pass. One that is worse than the second takes noise for flat and
     * promises too much: film that was half noise came out three times too large.
     */
    private static final int BETTER = 8;

    private static final int BEST = 8;
    private static final int WORST = 40;

    private final Plan plan;
    private final List<Piece> pieces;
    private final double most;
    /** How many times the film's bit rate a piece gets that takes as many bits as the film does on the average. */
    private final double level;

    private final int firstPass;

    /** {@code need} is how many times the film's average it takes at equal quality. */
    private record Piece(Interval interval, double seconds, double need) {}

    private Shares(Plan plan, List<Piece> pieces, double most, int firstPass) {
        this.plan = plan;
        this.pieces = pieces;
        this.most = most;
        this.level = level();
        this.firstPass = firstPass;
    }

    /** From all deliveries of the plan's survey. */
    public static Shares of(Plan plan, List<Delivery> surveyed) {
        double bytes = surveyed.stream().mapToLong(Shares::bytes).sum();
        double film = seconds(plan, new Interval(0, plan.video().length()));
        List<Piece> pieces = surveyed.stream()
                .map(each -> {
                    double seconds = seconds(plan, each.interval());
                    return new Piece(each.interval(), seconds, bytes(each) / bytes / seconds * film);
                })
                .toList();
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return new Shares(plan, pieces, most(encode), firstPass(plan, bytes * Byte.SIZE / film));
    }

    /** The quality at which the film would have its rate, as far as its survey can tell, and better than that. */
    private static int firstPass(Plan plan, double surveyed) {
        Encode.Coding survey = ((Encode.Video) plan.survey().orElseThrow().encode()).coding();
        int wanted = ((Encode.Video) plan.video().encode())
                .coding()
                .dials()
                .bitRate()
                .orElseThrow();
        double crf = survey.crf() + HALF * Math.log(Math.max(surveyed, 1) / wanted) / Math.log(2);
        return (int) Math.max(BEST, Math.min(WORST, Math.round(crf - BETTER)));
    }

    private static long bytes(Delivery delivery) {
        return delivery.evidence().blob().bytes();
    }

    private static double most(Encode.Video encode) {
        return encode.renditions().stream()
                .map(each -> each.coding().dials())
                .filter(dials -> dials.cap().isPresent())
                .mapToDouble(dials -> (double) dials.cap().get().ofAPiece().bitRate()
                        / dials.bitRate().orElseThrow())
                .min()
                .orElse(Double.MAX_VALUE);
    }

    /** How many times the film's bit rate the interval gets. */
    public double of(Interval interval) {
        double bits = pieces.stream()
                .mapToDouble(piece -> factor(piece, level) * piece.seconds() * overlap(piece.interval(), interval))
                .sum();
        return bits / seconds(plan, interval);
    }

    /** The quality for first passes: the same everywhere, so that what they find out compares. */
    public int firstPass() {
        return firstPass;
    }

    private static double overlap(Interval piece, Interval other) {
        long common = Math.min(piece.to(), other.to()) - Math.max(piece.from(), other.from());
        return Math.max(0, common) / (double) piece.length();
    }

    private double factor(Piece piece, double atLevel) {
        return Math.min(most, LEAST + atLevel * piece.need());
    }

    /** So high that the whole film has its bit rate, found by halving. */
    private double level() {
        double wanted = pieces.stream().mapToDouble(Piece::seconds).sum();
        double low = 0;
        double high = HIGHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double bits = pieces.stream()
                    .mapToDouble(piece -> factor(piece, middle) * piece.seconds())
                    .sum();
            if (bits < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double seconds(Plan plan, Interval interval) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return Instants.seconds(plan.timeline(), encode, interval.to())
                - Instants.seconds(plan.timeline(), encode, interval.from());
    }
}
