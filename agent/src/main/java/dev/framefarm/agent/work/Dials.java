package dev.framefarm.agent.work;

import java.util.Optional;

/** What an encoder is told beside its quality and speed, in its own words; what is absent is its own choice. */
public record Dials(
        Optional<String> tune,
        Optional<String> profile,
        Optional<RateCap> cap,
        Optional<Target> target,
        Optional<Quality> quality,
        int grain) {
    private static final int MOST_GRAIN = 50;

    public static final Dials NONE = new Dials(Optional.empty(), Optional.empty(), Optional.empty());

    public Dials {
        if (grain < 0 || grain > MOST_GRAIN) {
            throw new UnsupportedWork("a grain from 0 to 50 was expected, found " + grain);
        }
    }

    /** Without grain. */
    public Dials(Optional<String> tune, Optional<String> profile, Optional<RateCap> cap, Optional<Target> target) {
        this(tune, profile, cap, target, Optional.empty(), 0);
    }

    /** At a constant quality. */
    public Dials(Optional<String> tune, Optional<String> profile, Optional<RateCap> cap) {
        this(tune, profile, cap, Optional.empty());
    }

    Dials in(Target.Pass pass) {
        return new Dials(tune, profile, cap, target.map(each -> each.in(pass)), quality, grain);
    }

    Dials sampled(long frames) {
        return new Dials(tune, profile, cap, target, quality.map(each -> each.sampled(frames)), grain);
    }

    /** Fed so many bits a second, a buffer that holds so many and begins filled by a part never runs dry. */
    public record RateCap(long bitRate, long buffer, double fullness) {
        private static final long LEAST = 1000;

        public RateCap {
            if (bitRate < LEAST || buffer < LEAST || !(fullness > 0 && fullness <= 1)) {
                throw new UnsupportedWork("a limited data rate needs a rate, a buffer and something in it");
            }
        }
    }
}
