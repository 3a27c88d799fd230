package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Profile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which layout the sound of a track gets, out of those that an encoder takes. */
final class Mixing {
    /** More channels without a layout cannot be placed by anybody. */
    private static final int MOST_UNNAMED = 8;

    private Mixing() {}

    /**
     * What is asked for, but a down-mix to 5.1 makes no channels up. Else the source's own layout, whose speakers may
     * stand at the side or at the back; else the smallest with as many channels that has low effects if the source has.
     */
    static ChannelLayout layout(Profile.SoundFormat source, Optional<ChannelLayout> wanted, Set<ChannelLayout> taken) {
        boolean madeUp = wanted.isPresent() && wanted.get().channels() > Math.max(2, source.channels());
        if (wanted.isPresent() && !madeUp) {
            return wanted.get();
        }
        String name = name(source);
        return taken.stream()
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseGet(() -> nearest(source.channels(), name.endsWith(".1"), taken));
    }

    /** Whether anybody can say which channel belongs to which loudspeaker. */
    static boolean isMixable(Profile.SoundFormat source) {
        return source.layout().isPresent() || source.channels() <= MOST_UNNAMED;
    }

    /** The layout that the source says it has, where it is one of ours. */
    static Optional<ChannelLayout> known(Profile.SoundFormat source) {
        return Arrays.stream(ChannelLayout.values())
                .filter(each -> source.layout().isPresent() && each.label().equals(name(source)))
                .filter(each -> each.channels() == source.channels())
                .findFirst();
    }

    /** Without a layout FFmpeg takes the usual one for so many channels, and so do we. */
    private static String name(Profile.SoundFormat source) {
        return source.layout().orElseGet(() -> usual(source.channels())).split("\\(", 2)[0];
    }

    private static String usual(int channels) {
        return switch (channels) {
            case 3 -> "2.1";
            case 4 -> "4.0";
            default ->
                Arrays.stream(ChannelLayout.values())
                        .filter(each -> each.channels() == channels)
                        .map(ChannelLayout::label)
                        .findFirst()
                        .orElse("");
        };
    }

    private static ChannelLayout nearest(int channels, boolean lowEffects, Set<ChannelLayout> taken) {
        Comparator<ChannelLayout> bySize = Comparator.comparingInt(ChannelLayout::channels);
        return front(taken)
                .filter(each -> each.hasLowEffects() == lowEffects && each.channels() >= channels)
                .min(bySize)
                .or(() ->
                        front(taken).filter(each -> each.channels() >= channels).min(bySize))
                .or(() -> front(taken).max(bySize))
                .orElseThrow();
    }

    /** Those of which others are special cases: a quad or 6.1 is only chosen for a source that is one. */
    private static Stream<ChannelLayout> front(Set<ChannelLayout> taken) {
        return taken.stream().filter(each -> each != ChannelLayout.QUAD && each != ChannelLayout.SURROUND_6_1);
    }
}
