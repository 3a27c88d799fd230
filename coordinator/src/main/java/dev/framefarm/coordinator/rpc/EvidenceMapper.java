package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Gain;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Verdict;
import java.util.HexFormat;
import java.util.Optional;

/** What an agent says of its delivery, and what it is told about it. */
final class EvidenceMapper {
    private static final int DIGEST_BYTES = 32;
    private static final int MOST_CRF = 63;
    private static final int MOST_DECIBELS = 200;
    /** Three years of one processor: sums of it stay numbers. */
    private static final double MOST_SECONDS = 1e8;

    private EvidenceMapper() {}

    static Evidence evidence(dev.framefarm.v1.Evidence sent) {
        return new Evidence(
                blob(sent.getSha256(), sent.getBytes()),
                SessionMapper.count(sent.getFrames(), "frames"),
                sent.getFirstTime(),
                sent.getLastTime(),
                SessionMapper.text(sent.getParityClass(), "a parity class"),
                seconds(sent.getQueueSeconds(), "waiting"),
                seconds(sent.getFetchSeconds(), "fetching"),
                seconds(sent.getEncodeSeconds(), "encoding"),
                seconds(sent.getCpuSeconds(), "computing"),
                sent.getLikenessList().stream().map(EvidenceMapper::likeness).toList());
    }

    private static double seconds(double sent, String what) {
        BadMessage.check(
                sent >= 0 && sent <= MOST_SECONDS, "0 to " + (long) MOST_SECONDS + " seconds of " + what, sent);
        return sent;
    }

    private static Likeness likeness(dev.framefarm.v1.Likeness sent) {
        BadMessage.check(sent.getCrf() >= 0 && sent.getCrf() <= MOST_CRF, "a crf up to " + MOST_CRF, sent.getCrf());
        return new Likeness(sent.getCrf(), SessionMapper.amount(sent.getScore(), "a score"));
    }

    /** What the agent heard, where a loudness was wanted. */
    static Optional<Gain> gain(dev.framefarm.v1.Evidence sent) {
        if (!sent.hasGain()) {
            return Optional.empty();
        }
        dev.framefarm.v1.Gain gain = sent.getGain();
        return Optional.of(new Gain(level(gain.getLoudness()), level(gain.getTruePeak()), level(gain.getDecibels())));
    }

    private static double level(double sent) {
        BadMessage.check(Math.abs(sent) <= MOST_DECIBELS, "a level of at most " + MOST_DECIBELS + " dB", sent + " dB");
        return sent;
    }

    /** What came of a delivery, or is said to have come. */
    static Blob arrived(dev.framefarm.v1.Arrived sent) {
        return blob(sent.getSha256(), sent.getBytes());
    }

    static dev.framefarm.v1.Arrived arrived(Blob came) {
        return dev.framefarm.v1.Arrived.newBuilder()
                .setBytes(came.bytes())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(came.sha256())))
                .build();
    }

    static Blob blob(ByteString sha256, long bytes) {
        BadMessage.check(
                sha256.size() == DIGEST_BYTES, "a SHA-256 of " + DIGEST_BYTES + " bytes", sha256.size() + " bytes");
        return new Blob(HexFormat.of().formatHex(sha256.toByteArray()), SessionMapper.count(bytes, "bytes"));
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
