package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Fleet;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Printable;
import dev.framefarm.v1.Aside;
import dev.framefarm.v1.Capabilities;
import dev.framefarm.v1.CoordinatorMessage;
import dev.framefarm.v1.Drain;
import dev.framefarm.v1.Encoder;
import dev.framefarm.v1.Ended;
import dev.framefarm.v1.HeldLease;
import dev.framefarm.v1.Refusal;
import dev.framefarm.v1.Revoke;
import dev.framefarm.v1.Welcome;
import dev.framefarm.words.WorkWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The session's messages and the farm's words. What an agent sends is checked before it becomes one. */
final class SessionMapper {
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_DETAIL = 16 * 1024;
    private static final int LONGEST_LIST = 4096;
    /** A thousand times what the fastest known encoder does. */
    private static final double MOST_PIXELS_PER_SECOND = 1e13;

    private SessionMapper() {}

    static Agent.Machine machine(Capabilities can, String version) {
        BadMessage.check(can.getSlots() >= 1 && can.getSlots() <= 1024, "1 to 1024 slots", can.getSlots());
        BadMessage.check(can.getCores() >= 1, "at least one core", can.getCores());
        return new Agent.Machine(
                text(can.getHost(), "a host"),
                can.getSlots(),
                can.getCores(),
                count(can.getMemoryBytes(), "bytes of memory"),
                bounded(can.getGpusList()).stream()
                        .map(gpu -> text(gpu, "a GPU"))
                        .toList(),
                text(can.getFfmpeg(), "an FFmpeg version"),
                version,
                lacks(can),
                bounded(can.getFailingList()).stream()
                        .collect(Collectors.toMap(
                                each -> needed(each.getEncoder(), "an encoder's name"),
                                each -> text(each.getReason(), "a reason"),
                                (first, second) -> first)),
                trouble(can.getPlacing().getTrouble()),
                trouble(can.getPlacing().getSliceTrouble()));
    }

    private static Optional<String> trouble(String told) {
        return Optional.of(text(told, "a reason")).filter(why -> !why.isEmpty());
    }

    private static Set<String> lacks(Capabilities can) {
        Set<String> lacks = WorkWords.known();
        Collection<String> knows = can.getKnowsCount() == 0 ? WorkWords.unsaid() : bounded(can.getKnowsList());
        knows.forEach(lacks::remove);
        return lacks;
    }

    static List<Agent.Encoder> encoders(List<Encoder> encoders) {
        return bounded(encoders).stream()
                .map(each -> new Agent.Encoder(
                        needed(each.getName(), "an encoder's name"),
                        needed(each.getParityClass(), "an encoder's parity class"),
                        speed(each.getPixelsPerSecond())))
                .toList();
    }

    static List<Fleet.Held> held(List<HeldLease> held) {
        return bounded(held).stream()
                .map(each -> new Fleet.Held(
                        leaseId(each.getLeaseId()), count(each.getDone(), "units done"), each.getStarted()))
                .toList();
    }

    static LeaseId leaseId(String id) {
        try {
            return new LeaseId(id);
        } catch (IllegalArgumentException malformed) {
            throw new BadMessage(String.valueOf(malformed.getMessage()));
        }
    }

    static EndCode endCode(dev.framefarm.v1.EndCode code) {
        return switch (code) {
            case HANDED_BACK -> EndCode.HANDED_BACK;
            case ENCODER_FAILED -> EndCode.ENCODER_FAILED;
            case STALLED -> EndCode.STALLED;
            case FRAMES_SHORT -> EndCode.FRAMES_SHORT;
            case SOURCE_BROKEN -> EndCode.SOURCE_BROKEN;
            case OUT_OF_SPACE -> EndCode.OUT_OF_SPACE;
            case OUT_OF_MEMORY -> EndCode.OUT_OF_MEMORY;
            case UNSUPPORTED -> EndCode.UNSUPPORTED;
            case END_CODE_UNSPECIFIED, UNRECOGNIZED ->
                throw new BadMessage("expected a known way for an attempt to end, found " + code);
        };
    }

    /** The end of an FFmpeg log says more than its beginning. */
    static String detail(Ended ended) {
        String all = ended.getDetail();
        return Printable.lines(all.substring(Math.max(0, all.length() - LONGEST_DETAIL)));
    }

    static CoordinatorMessage welcome(
            AgentId agent, FarmSettings settings, boolean draining, boolean placing, Instant now) {
        return CoordinatorMessage.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setAgentId(agent.value())
                        .setHeartbeatSeconds(seconds(settings.heartbeat()))
                        .setLeaseSeconds(seconds(settings.leaseTerm()))
                        .setDraining(draining)
                        .setPlacing(placing)
                        .setTimeMillis(now.toEpochMilli()))
                .build();
    }

    static CoordinatorMessage lease(Assignment assignment) {
        return CoordinatorMessage.newBuilder()
                .setLease(WorkMapper.lease(assignment))
                .build();
    }

    static CoordinatorMessage revoke(LeaseId lease, String reason) {
        return CoordinatorMessage.newBuilder()
                .setRevoke(Revoke.newBuilder().setLeaseId(lease.value()).setReason(reason))
                .build();
    }

    static CoordinatorMessage drain(boolean draining) {
        return CoordinatorMessage.newBuilder()
                .setDrain(Drain.newBuilder().setDraining(draining))
                .build();
    }

    static CoordinatorMessage aside(String reason) {
        return CoordinatorMessage.newBuilder()
                .setAside(Aside.newBuilder().setReason(reason))
                .build();
    }

    static CoordinatorMessage refusal(String code, String reason) {
        return CoordinatorMessage.newBuilder()
                .setRefusal(Refusal.newBuilder().setCode(code).setReason(reason))
                .build();
    }

    private static double speed(double pixelsPerSecond) {
        BadMessage.check(
                pixelsPerSecond <= MOST_PIXELS_PER_SECOND,
                "at most " + MOST_PIXELS_PER_SECOND + " pixels per second",
                pixelsPerSecond);
        return amount(pixelsPerSecond, "pixels per second");
    }

    static double amount(double value, String what) {
        BadMessage.check(value >= 0 && value < Double.POSITIVE_INFINITY, what + ", not negative", value);
        return value;
    }

    static long count(long value, String what) {
        BadMessage.check(value >= 0, what + ", not negative", value);
        return value;
    }

    static String text(String value, String what) {
        BadMessage.check(
                value.length() <= LONGEST_TEXT, what + " of at most " + LONGEST_TEXT + " letters", value.length());
        // It ends up in logs and on terminals.
        return Printable.line(value).strip();
    }

    private static String needed(String value, String what) {
        BadMessage.check(!value.isBlank(), what, "nothing");
        return text(value, what);
    }

    private static <T> List<T> bounded(List<T> list) {
        BadMessage.check(list.size() <= LONGEST_LIST, "at most " + LONGEST_LIST + " entries", list.size());
        return list;
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.toSeconds());
    }
}
