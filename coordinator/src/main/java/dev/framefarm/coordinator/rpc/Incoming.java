package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Deliveries;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes of a delivery as they arrive, measured on the way. */
final class Incoming implements Closeable {
    private final Engine farm;
    private final AgentId agent;
    private final LeaseId lease;
    private final Deliveries.Receiving receiving;
    private final long largest;
    private final MessageDigest digest;
    private long bytes;

    Incoming(Engine farm, AgentId agent, LeaseId lease, long largest) throws IOException {
        this.farm = farm;
        this.agent = agent;
        this.lease = lease;
        this.largest = largest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        receiving = farm.deliveries().receive(agent, lease);
    }

    void write(ByteString data) throws IOException {
        bytes += data.size();
        if (bytes > largest) {
            throw new TooMany("A delivery may have at most " + largest + " bytes.");
        }
        data.writeTo(receiving.bytes());
        data.asReadOnlyByteBufferList().forEach(digest::update);
    }

    /** A delivery that changed on its way is not worth looking at. */
    Verdict judge(Evidence evidence) throws IOException {
        String arrived = HexFormat.of().formatHex(digest.digest());
        if (evidence.blob().bytes() != bytes || !evidence.blob().sha256().equals(arrived)) {
            String reason = "expected " + evidence.blob().bytes() + " bytes with SHA-256 "
                    + evidence.blob().sha256() + ", found " + bytes + " bytes with " + arrived;
            farm.attempts().ended(agent, lease, EndCode.REJECTED, "DIGEST: " + reason);
            return Verdict.rejected("DIGEST", reason);
        }
        return receiving.judge(evidence);
    }

    @Override
    public void close() throws IOException {
        receiving.close();
    }
}
