package dev.framefarm.agent.machine;

import dev.framefarm.agent.engine.Capabilities.Failing;
import dev.framefarm.agent.engine.Capabilities.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The encoders that made something here, the graphics cards, and why those cards' encoders do not work. */
record Proofs(List<Proof> encoders, List<String> gpus, List<Failing> failing) {
    static final Proofs NONE = new Proofs(List.of(), List.of(), List.of());

    Proofs {
        encoders = List.copyOf(encoders);
        gpus = List.copyOf(gpus);
        failing = List.copyOf(failing);
    }

    boolean isEmpty() {
        return encoders.isEmpty();
    }

    Proofs with(Proof proof) {
        return new Proofs(and(encoders, proof), gpus, failing);
    }

    Proofs with(CardTrial.Result result) {
        return result.fault()
                .map(reason -> new Proofs(encoders, gpus, and(failing, new Failing(result.encoder(), reason))))
                .orElseGet(() -> with(new Proof(result.encoder(), result.parityClass())));
    }

    /** What is known of the processor's encoders alone, on a machine with these cards. */
    Proofs withoutCard(List<String> cards) {
        return new Proofs(
                encoders.stream()
                        .filter(each -> !CardTrial.isOfCard(each.encoder()))
                        .toList(),
                cards,
                List.of());
    }

    /** Of these, the first that a card does not do. */
    Optional<Failing> failing(List<String> names) {
        return failing.stream().filter(each -> names.contains(each.encoder())).findFirst();
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
