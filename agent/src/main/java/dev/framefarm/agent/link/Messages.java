package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Arrived;
import dev.framefarm.agent.attempt.Delivery;
import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Gain;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.engine.HeldLease;
import dev.framefarm.agent.engine.Pulse;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.DeliveryHeader;
import dev.framefarm.v1.DeliveryPart;
import dev.framefarm.v1.Encoder;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.Evidence;
import dev.framefarm.v1.Failing;
import dev.framefarm.v1.Heartbeat;
import dev.framefarm.v1.Hello;
import dev.framefarm.v1.Placing;
import dev.framefarm.words.WorkWords;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the agent says, as messages. */
final class Messages {
    private static final int PROTOCOL = 1;

    private Messages() {}

    static Hello hello(
            String version,
            Capabilities capabilities,
            Map<String, Double> speeds,
            List<HeldLease> held,
            Placing placing) {
        return Hello.newBuilder()
                .setProtocol(PROTOCOL)
                .setVersion(version)
                .setCapabilities(capabilities(capabilities, speeds, placing))
                .addAllHeld(held.stream().map(Messages::held).toList())
                .build();
    }

    /** {@code placing} is what is in the way past the coordinator. */
    static dev.framefarm.v1.Capabilities capabilities(
            Capabilities capabilities, Map<String, Double> speeds, Placing placing) {
        return dev.framefarm.v1.Capabilities.newBuilder()
                .setSlots(capabilities.slots())
                .setCores(capabilities.cores())
                .setMemoryBytes(capabilities.memoryBytes())
                .setHost(capabilities.host())
                .addAllGpus(capabilities.gpus())
                .addAllEncoders(encoders(capabilities, speeds))
                .setFfmpeg(capabilities.ffmpeg())
                .addAllFailing(capabilities.failing().stream()
                        .map(each -> Failing.newBuilder()
                                .setEncoder(each.encoder())
                                .setReason(each.reason())
                                .build())
                        .toList())
                .addAllKnows(WorkWords.known())
                .setPlacing(placing)
                .build();
    }

    static Heartbeat heartbeat(Pulse pulse, Capabilities capabilities) {
        return Heartbeat.newBuilder()
                .setLoad(pulse.load())
                .addAllHeld(pulse.held().stream().map(Messages::held).toList())
                .setFreeDiskBytes(pulse.freeDiskBytes())
                .addAllMeasured(encoders(capabilities, pulse.pixelsPerSecond()).stream()
                        .filter(encoder -> encoder.getPixelsPerSecond() > 0)
                        .toList())
                .build();
    }

    static Ended ended(LeaseId lease, Outcome.Ended end) {
        return Ended.newBuilder()
                .setLeaseId(lease.value())
                .setCode(code(end.code()))
                .setDetail(end.detail())
                .build();
    }

    static DeliveryPart header(LeaseId lease, Arrived arrived) {
        DeliveryHeader.Builder header = DeliveryHeader.newBuilder().setLeaseId(lease.value());
        if (!arrived.equals(Arrived.NOTHING)) {
            header.setGoesOn(dev.framefarm.v1.Arrived.newBuilder()
                    .setBytes(arrived.bytes())
                    .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(arrived.sha256()))));
        }
        return DeliveryPart.newBuilder().setHeader(header).build();
    }

    static Arrived arrived(dev.framefarm.v1.Arrived told) {
        return new Arrived(
                told.getBytes(), HexFormat.of().formatHex(told.getSha256().toByteArray()));
    }

    static Evidence evidence(Delivery delivery) {
        Evidence.Builder evidence = Evidence.newBuilder()
                .setBytes(delivery.measured().bytes())
                .setSha256(ByteString.copyFrom(
                        HexFormat.of().parseHex(delivery.measured().sha256())))
                .setFrames(delivery.measured().frames())
                .setFirstTime(delivery.measured().firstTime())
                .setLastTime(delivery.measured().lastTime())
                .setParityClass(delivery.parityClass())
                .setQueueSeconds(seconds(delivery.queueing()))
                .setFetchSeconds(seconds(delivery.fetching()))
                .setEncodeSeconds(seconds(delivery.encoding()))
                .setCpuSeconds(delivery.cpuSeconds());
        delivery.likeness()
                .forEach(each -> evidence.addLikeness(dev.framefarm.v1.Likeness.newBuilder()
                        .setCrf(each.crf())
                        .setScore(each.score())));
        delivery.gain().ifPresent(gain -> evidence.setGain(gain(gain)));
        return evidence.build();
    }

    private static dev.framefarm.v1.Gain gain(Gain gain) {
        return dev.framefarm.v1.Gain.newBuilder()
                .setLoudness(gain.heard().loudness())
                .setTruePeak(gain.heard().truePeak())
                .setDecibels(gain.decibels())
                .build();
    }

    /** Those that were proven, and those whose speed side by side is known. */
    private static List<Encoder> encoders(Capabilities capabilities, Map<String, Double> speeds) {
        Set<String> names = new TreeSet<>(speeds.keySet());
        capabilities.encoders().forEach(proof -> names.add(proof.encoder()));
        return names.stream()
                .flatMap(name ->
                        capabilities
                                .parityClass(name)
                                .map(parity -> encoder(name, parity, speeds.getOrDefault(name, 0.0)))
                                .stream())
                .toList();
    }

    private static Encoder encoder(String name, String parityClass, double pixelsPerSecond) {
        return Encoder.newBuilder()
                .setName(name)
                .setParityClass(parityClass)
                .setPixelsPerSecond(pixelsPerSecond)
                .build();
    }

    private static dev.framefarm.v1.HeldLease held(HeldLease held) {
        return dev.framefarm.v1.HeldLease.newBuilder()
                .setLeaseId(held.id().value())
                .setDone(held.done())
                .setStarted(held.started())
                .build();
    }

    private static dev.framefarm.v1.EndCode code(EndCode code) {
        return switch (code) {
            case HANDED_BACK -> dev.framefarm.v1.EndCode.HANDED_BACK;
            case ENCODER_FAILED -> dev.framefarm.v1.EndCode.ENCODER_FAILED;
            case STALLED -> dev.framefarm.v1.EndCode.STALLED;
            case FRAMES_SHORT -> dev.framefarm.v1.EndCode.FRAMES_SHORT;
            case SOURCE_BROKEN -> dev.framefarm.v1.EndCode.SOURCE_BROKEN;
            case OUT_OF_SPACE -> dev.framefarm.v1.EndCode.OUT_OF_SPACE;
            case OUT_OF_MEMORY -> dev.framefarm.v1.EndCode.OUT_OF_MEMORY;
            case UNSUPPORTED -> dev.framefarm.v1.EndCode.UNSUPPORTED;
        };
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
