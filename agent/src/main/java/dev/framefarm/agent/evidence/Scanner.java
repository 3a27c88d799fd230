package dev.framefarm.agent.evidence;

/** Finds the samples in one kind of container as its bytes pass. */
interface Scanner {
    void pass(byte[] data, int offset, int length) throws BrokenDelivery;

    /** What was found; a container that ends in the middle of something is refused. */
    Times finish() throws BrokenDelivery;
}
