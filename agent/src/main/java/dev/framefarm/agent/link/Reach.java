package dev.framefarm.agent.link;

import java.util.List;

/**
 * How this agent reaches its farm.
 *
 * @param coordinators tried in turn, in an order of its own
 * @param connections to one coordinator at most, the session's among them; over the others go the transfers
 * @param bandwidth what all transfers may take together
 */
public record Reach(List<Address> coordinators, int connections, Bandwidth bandwidth) {
    /** Over a long way each connection fills only a part of the link: four for transfers bring up to four times as much. */
    public static final int USUAL_CONNECTIONS = 5;
    /** Half of what coordinators take of one agent: while a line is left for another there are twice as many. */
    public static final int MOST_CONNECTIONS = 16;

    public Reach {
        coordinators = List.copyOf(coordinators);
    }
}
