package dev.framefarm.agent.attempt;

import java.io.IOException;

/** One delivery on its way up. */
public interface Upload {
    /**
     * Waits while the link has enough to do, so that only a few chunks are ever held.
     *
     * @throws LineLost when what did not arrive may be sent again later
     */
    void send(byte[] data, int length) throws IOException;

    /**
     * Closes the delivery with its evidence and waits for the coordinator's judgement.
     *
     * @throws LineLost when what did not arrive may be sent again later
     */
    Verdict finish(Delivery delivery) throws IOException, InterruptedException;

    /** Takes it back: the coordinator forgets what it got. Does nothing after the verdict. */
    void cancel(String why);
}
