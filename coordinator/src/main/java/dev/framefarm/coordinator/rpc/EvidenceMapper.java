package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Verdict;
import java.util.HexFormat;

/** What an agent says of its delivery, and what it is told about it. */
final class EvidenceMapper {
    private static final int DIGEST_BYTES = 32;

    private EvidenceMapper() {}

    static Evidence evidence(dev.framefarm.v1.Evidence sent) {
        int digest = sent.getSha256().size();
        BadMessage.check(digest == DIGEST_BYTES, "a SHA-256 of " + DIGEST_BYTES + " bytes", digest + " bytes");
        String hex = HexFormat.of().formatHex(sent.getSha256().toByteArray());
        return new Evidence(
                new Blob(hex, SessionMapper.count(sent.getBytes(), "bytes")),
                SessionMapper.count(sent.getFrames(), "frames"),
                sent.getFirstTime(),
                sent.getLastTime(),
                SessionMapper.text(sent.getParityClass(), "a parity class"),
                SessionMapper.amount(sent.getQueueSeconds(), "seconds of waiting"),
                SessionMapper.amount(sent.getFetchSeconds(), "seconds of fetching"),
                SessionMapper.amount(sent.getEncodeSeconds(), "seconds of encoding"),
                SessionMapper.amount(sent.getCpuSeconds(), "seconds of computing"));
    }

    static dev.framefarm.v1.Verdict verdict(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return dev.framefarm.v1.Verdict.newBuilder()
                    .setCode(rejected.code())
                    .setReason(rejected.reason())
                    .build();
        }
        return dev.framefarm.v1.Verdict.newBuilder().setAccepted(true).build();
    }
}
