package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The likeness that was wanted of a rendition, and what its pieces were measured to have; a long piece counts more. */
public final class QualityProof {
    private final Encode.Rendition rendition;
    private final Quality wanted;
    private final List<Piece> pieces;

    private record Piece(long frames, Likeness found) {}

    private QualityProof(Encode.Rendition rendition, Quality wanted, List<Piece> pieces) {
        this.rendition = rendition;
        this.wanted = wanted;
        this.pieces = pieces;
    }

    /** Of those renditions for which a likeness is wanted and of which there is something. */
    public static List<Certificate.Reached> of(Plan plan, List<Delivery> deliveries) {
        return all(plan, deliveries).stream().map(QualityProof::summary).toList();
    }

    /** Pieces that end at a limit are better or worse than wanted. */
    public static List<String> remarks(Plan plan, List<Delivery> deliveries) {
        return all(plan, deliveries).stream()
                .flatMap(each -> each.remarks().stream())
                .toList();
    }

    private static List<QualityProof> all(Plan plan, List<Delivery> deliveries) {
        if (plan.pictures().isEmpty()) {
            return List.of();
        }
        List<Delivery> pictures = deliveries.stream()
                .filter(each -> plan.isPictures(each.lane().index()))
                .toList();
        List<QualityProof> all = new ArrayList<>();
        for (Encode.Rendition each : ((Encode.Video) plan.video().encode()).renditions()) {
            Optional<Quality> wanted = each.coding().dials().quality();
            if (wanted.isPresent() && !pictures.isEmpty()) {
                all.add(new QualityProof(each, wanted.get(), pieces(pictures, all.size())));
            }
        }
        return all;
    }

    private static List<Piece> pieces(List<Delivery> pictures, int place) {
        return pictures.stream()
                .filter(each -> each.evidence().likeness().size() > place)
                .map(each -> new Piece(
                        each.interval().length(), each.evidence().likeness().get(place)))
                .toList();
    }

    private Certificate.Reached summary() {
        return new Certificate.Reached(
                rendition.coding().codec().wireName(),
                rendition.picture().width(),
                rendition.picture().height(),
                metric().toLowerCase(Locale.ROOT),
                wanted.score(),
                new Certificate.Scores(lowest(Likeness::score), Rounded.micros(mean(Likeness::score))),
                new Certificate.Crfs((int) lowest(Likeness::crf), Rounded.micros(mean(Likeness::crf)), (int)
                        values(Likeness::crf).max().orElse(0)));
    }

    private String metric() {
        return wanted.metric().name();
    }

    private DoubleStream values(ToDoubleFunction<Likeness> value) {
        return pieces.stream().mapToDouble(each -> value.applyAsDouble(each.found()));
    }

    private double lowest(ToDoubleFunction<Likeness> value) {
        return values(value).min().orElse(0);
    }

    private double mean(ToDoubleFunction<Likeness> value) {
        long frames = pieces.stream().mapToLong(Piece::frames).sum();
        return pieces.stream()
                        .mapToDouble(each -> each.frames() * value.applyAsDouble(each.found()))
                        .sum()
                / frames;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remark(
                remarks,
                "%s: %s of %s is not reached in %d of %d segments even at CRF %d, the best that is used.",
                wanted.best(),
                found -> found.score() < wanted.score());
        remark(
                remarks,
                "%s: %s is above %s in %d of %d segments even at CRF %d, the worst that is used.",
                wanted.worst(),
                found -> found.score() > wanted.score());
        return remarks;
    }

    private void remark(List<String> remarks, String sentence, int limit, Predicate<Likeness> off) {
        long segments = pieces.stream()
                .map(Piece::found)
                .filter(found -> found.crf() == limit && off.test(found))
                .count();
        if (segments > 0) {
            String name = rendition.coding().codec().wireName() + " of "
                    + rendition.picture().width() + "x" + rendition.picture().height();
            remarks.add(sentence.formatted(name, metric(), wanted.score(), segments, pieces.size(), limit));
        }
    }
}
