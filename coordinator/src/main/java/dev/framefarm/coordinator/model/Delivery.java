package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.stream.Stream;

/** The accepted bytes of an attempt. {@code header} is the digest of its sample description: equal in a whole lane. */
public record Delivery(
        LaneId lane,
        Interval interval,
        LeaseId lease,
        int attempt,
        AgentId agent,
        Evidence evidence,
        String header,
        Instant accepted) {
    /** Whether a graphics card made it, or a part of it: a parity class begins with the encoder, or joins several. */
    public boolean isOfCard() {
        return Stream.of(VideoCodec.values())
                .filter(VideoCodec::isHardware)
                .anyMatch(codec -> evidence.parityClass().contains(codec.wireName() + "/"));
    }
}
