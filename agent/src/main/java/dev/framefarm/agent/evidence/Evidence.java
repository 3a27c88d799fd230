package dev.framefarm.agent.evidence;

/**
 * The measure of one delivery.
 *
 * @param sha256 in hexadecimal
 * @param frames samples in the fragments: frames of picture, packets of sound; of several tracks those of the one that
 *     has fewest
 * @param firstTime smallest presentation time in ticks of the delivery's own time base; 0 when empty
 * @param lastTime largest presentation time
 */
public record Evidence(long bytes, String sha256, long frames, long firstTime, long lastTime) {}
