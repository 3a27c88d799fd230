package dev.framefarm.agent.engine;

/**
 * What the agent could take now.
 *
 * @param free how many leases more
 * @param idle nothing is being encoded: such an agent may be given another's unstarted work
 */
public record Offer(int free, boolean idle) {}
