package dev.framefarm.agent.link;

import dev.framefarm.agent.work.Dials;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads what an encoder is told beside its quality and speed. */
final class DialsMapper {
    private DialsMapper() {}

    static Dials dials(dev.framefarm.v1.Dials dials) {
        return new Dials(
                word(dials.getTune()),
                word(dials.getProfile()),
                dials.hasCap() ? Optional.of(cap(dials.getCap())) : Optional.empty());
    }

    private static Optional<String> word(String text) {
        return Optional.of(text).filter(Predicate.not(String::isEmpty));
    }

    private static Dials.RateCap cap(dev.framefarm.v1.RateCap cap) {
        return new Dials.RateCap(cap.getBitsPerSecond(), cap.getBufferBits(), cap.getFullness());
    }
}
