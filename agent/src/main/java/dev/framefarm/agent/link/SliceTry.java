package dev.framefarm.agent.link;

/** One way in which the rest of a slice comes, or tries to. */
interface SliceTry {
    /** How much of the slice is not asked for, because it is here. */
    long from();

    /** How many of these bytes of the slice took the line to the coordinator. */
    int relayed(int bytes);

    /** Wants one more piece. */
    void request();

    void cancel(String why);
}
