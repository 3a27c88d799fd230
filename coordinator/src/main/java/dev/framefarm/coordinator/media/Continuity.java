package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream of sound stops for a while in its middle, so long that what follows would be heard early (ITU-R BT.1359)
 * if its samples were just put one behind the other. Where times step back as well they are no clock to go by.
 */
final class Continuity {
    static final double NOTICEABLE = 0.045;
    /** MP4 has no holes: there the packet before one lasts as long as it takes. Codecs have no such packets. */
    private static final double STRETCHED = 0.25;
    /** FFmpeg's own measure of a clock that was set back. */
    private static final double SET_BACK = 0.1;

    private final double tick;
    private final boolean anyLength;
    private @Nullable PacketLine last;
    private long usual;
    private boolean stops;
    private boolean stepsBack;
    /** How far the times lie behind what was heard already, below zero: ahead; packets that stumble do not count. */
    private double behind;

    private boolean setBack;

    /** Packets of plain samples may have {@code anyLength}. */
    Continuity(Fraction timeBase, boolean anyLength) {
        this.tick = timeBase.value();
        this.anyLength = anyLength;
    }

    void add(PacketLine packet) {
        if (packet.pts == PacketLine.NONE) {
            return;
        }
        PacketLine before = last;
        if (before != null) {
            usual = usual > 0 ? usual : before.duration;
            long length = length(before);
            double jump = length == 0 ? 0 : (packet.pts - before.pts - length) * tick;
            stops |= jump > NOTICEABLE;
            stepsBack |= jump < -NOTICEABLE;
            follow(jump, length * tick);
        }
        last = packet;
    }

    /**
     * Rounded times come a little early, always, and mean nothing. What comes late excuses the next that is as early:
     * Vorbis tells a short packet's time half a packet late.
     */
    private void follow(double jump, double seconds) {
        boolean steady = Math.abs(jump) <= seconds / 2;
        if (!steady || jump > 0) {
            behind -= jump;
        }
        if (steady) {
            setBack |= behind > SET_BACK;
            behind = Math.max(-seconds, behind);
        }
    }

    /** 0 where nobody knows. */
    private long length(PacketLine packet) {
        boolean stretched = !anyLength && (packet.duration - usual) * tick > STRETCHED;
        return stretched ? usual : packet.duration;
    }

    /** Whether different sound has the same times, as when recordings are put one behind the other with their own. */
    boolean isSetBack() {
        return setBack;
    }

    boolean isBroken() {
        return stops && !stepsBack;
    }
}
