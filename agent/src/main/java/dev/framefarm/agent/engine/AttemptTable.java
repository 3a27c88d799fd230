package dev.framefarm.agent.engine;

import static dev.framefarm.agent.engine.AttemptEvent.DEAD;
import static dev.framefarm.agent.engine.AttemptEvent.ENCODED;
import static dev.framefarm.agent.engine.AttemptEvent.FAILED;
import static dev.framefarm.agent.engine.AttemptEvent.JUDGED;
import static dev.framefarm.agent.engine.AttemptEvent.SLOT_FREE;
import static dev.framefarm.agent.engine.AttemptEvent.STOP;
import static dev.framefarm.agent.engine.AttemptState.DELIVERING;
import static dev.framefarm.agent.engine.AttemptState.ENCODING;
import static dev.framefarm.agent.engine.AttemptState.ENDED;
import static dev.framefarm.agent.engine.AttemptState.STOPPING;
import static dev.framefarm.agent.engine.AttemptState.WAITING;

import java.util.List;

/** An attempt's life. What is not a row cannot happen; known races are answered before they get here. */
public final class AttemptTable {
    public static final List<Row> ROWS = List.of(
            new Row(WAITING, SLOT_FREE, ENCODING),
            new Row(WAITING, FAILED, ENDED), // the slice will not come
            new Row(WAITING, STOP, ENDED),
            new Row(ENCODING, ENCODED, DELIVERING),
            new Row(ENCODING, FAILED, ENDED),
            new Row(ENCODING, STOP, STOPPING),
            new Row(STOPPING, DEAD, ENDED),
            new Row(DELIVERING, JUDGED, ENDED),
            new Row(DELIVERING, FAILED, ENDED), // the link broke, or the slice's tail was wrong
            new Row(DELIVERING, STOP, ENDED));

    private AttemptTable() {}

    /** One transition. */
    public record Row(AttemptState from, AttemptEvent on, AttemptState to) {}

    public static AttemptState next(AttemptState from, AttemptEvent on) {
        return ROWS.stream()
                .filter(row -> row.from() == from && row.on() == on)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an attempt that is " + from + " cannot take " + on))
                .to();
    }
}
