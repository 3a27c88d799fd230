package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows how a job goes. Used by one thread. */
interface Display {
    /** Something happened; {@code event} is the farm's own document. */
    void event(JsonNode event);

    /** Called several times a second with what is known. */
    void show(Standing standing, Segments segments);

    /** Leaves the screen as it should stay. */
    void end(Standing standing, Segments segments);

    static Display of(boolean json) {
        if (json) {
            return new JsonDisplay(System.out);
        }
        Terminal terminal = Terminal.find();
        return terminal.isTerminal() ? new LiveDisplay(System.out, terminal) : new PlainDisplay(System.out);
    }
}
