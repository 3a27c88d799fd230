package dev.framefarm.agent.attempt;

/** How an attempt ended. */
public sealed interface Outcome {
    <R> R on(Cases<R> cases);

    /** The coordinator judged the delivery; rejected is final for this attempt too. */
    record Judged(Verdict verdict) implements Outcome {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.judged(this);
        }
    }

    /** Nothing was delivered. */
    record Ended(EndCode code, String detail) implements Outcome {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /** One answer for each way to end. */
    interface Cases<R> {
        R judged(Judged outcome);

        R ended(Ended outcome);
    }
}
