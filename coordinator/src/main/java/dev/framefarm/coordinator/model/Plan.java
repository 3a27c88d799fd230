package dev.framefarm.coordinator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What will be made of a source, decided once. Sound alone has no timeline. {@code filmStart} is the source's time, in ticks of the
 * video stream, that becomes zero. Picture deliveries are raised by {@code raisedSeconds} so that none of their
 * times is negative; the last mux takes it off. {@code copiedAudio} are source streams taken over as they are;
 * {@code companions} is what of the source's goes along.
 */
public record Plan(
        Profile profile,
        Timeline timeline,
        long filmStart,
        long raisedSeconds,
        List<Lane> lanes,
        List<Integer> copiedAudio,
        OutputSpec output,
        Companions companions,
        Fallback fallback,
        List<String> remarks) {
    public Plan {
        lanes = List.copyOf(lanes);
        copiedAudio = List.copyOf(copiedAudio);
        companions = Objects.requireNonNullElse(companions, Companions.NONE);
        fallback = Objects.requireNonNullElse(fallback, Fallback.NONE);
        remarks = List.copyOf(remarks);
    }

    /** Of an output that holds nothing but pictures and sound. */
    public Plan(
            Profile profile,
            Timeline timeline,
            long filmStart,
            long raisedSeconds,
            List<Lane> lanes,
            List<Integer> copiedAudio,
            OutputSpec output,
            List<String> remarks) {
        this(
                profile,
                timeline,
                filmStart,
                raisedSeconds,
                lanes,
                copiedAudio,
                output,
                Companions.NONE,
                Fallback.NONE,
                remarks);
    }

    /** The same with pictures made by the processor, all of them: what a card had made of them counts no more. */
    public Plan fallenBack() {
        if (fallback.taken() || !(video().encode() instanceof Encode.Video card)) {
            return this;
        }
        Lane lane = video();
        Encode.Video software = card.inSoftware();
        List<Lane> changed = new ArrayList<>(lanes);
        changed.set(lane.index(), new Lane(lane.index(), lane.stream(), software, lane.cuts(), lane.leadIn()));
        List<String> said = new ArrayList<>(remarks);
        said.add("The pictures are made by " + software.encoder() + ", because "
                + fallback.after().orElse(0) + " s long no agent could go on with " + card.encoder() + ".");
        return new Plan(
                profile,
                timeline,
                filmStart,
                raisedSeconds,
                changed,
                copiedAudio,
                output,
                companions,
                new Fallback(fallback.after(), true),
                said);
    }

    /**
     * For how many seconds a graphics card is waited for before the processor takes its place, empty where for ever; and
     * whether it has.
     */
    public record Fallback(Optional<Integer> after, boolean taken) {
        public static final Fallback NONE = new Fallback(Optional.empty(), false);
        /** In the words of a job that waits: it does not wait in vain. */
        public static final String TAKES_OVER = "the processor takes over";

        public Fallback {
            after = Objects.requireNonNullElse(after, Optional.empty());
        }
    }

    /** With other lanes, and something more to be said. */
    public Plan with(List<Lane> others, String remark) {
        List<String> all = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
        return new Plan(
                profile, timeline, filmStart, raisedSeconds, others, copiedAudio, output, companions, fallback, all);
    }

    public Lane lane(int index) {
        return lanes.get(index);
    }

    /** Empty where the output is sound alone. */
    public Optional<Lane> pictures() {
        return lanes.stream().filter(Lane::isVideo).findFirst();
    }

    /** The lane of a film's pictures. */
    public Lane video() {
        return pictures().orElseThrow(() -> new IllegalStateException("the output is sound alone"));
    }

    /** Whether it is the lane whose deliveries are the film's pictures. */
    public boolean isPictures(int lane) {
        return pictures().filter(each -> each.index() == lane).isPresent();
    }

    /** How long the output is. */
    public double seconds() {
        return pictures().isPresent() ? timeline.seconds() : profile.seconds();
    }

    /** The lane on which is found out where the film needs its bits. */
    public Optional<Lane> survey() {
        return lanes.stream().filter(this::isSurvey).findFirst();
    }

    public boolean isSurvey(Lane lane) {
        return lane.isVideo() && !isPictures(lane.index());
    }

    /** What a lane is for, in one word. */
    public String kind(Lane lane) {
        return isSurvey(lane) ? "survey" : lane.isVideo() ? "video" : "audio";
    }

    public List<Lane> sound() {
        return lanes.stream().filter(lane -> !lane.isVideo()).toList();
    }

    /** The source's tracks of sound that the output has, in its order. */
    public List<Profile.AudioTrack> heard() {
        return profile.audio().stream()
                .filter(track -> copiedAudio.contains(track.stream())
                        || sound().stream().anyMatch(lane -> lane.stream() == track.stream()))
                .toList();
    }

    /** The file a job makes, and what is made of it again. Its name is ours, never the user's path. */
    public record OutputSpec(
            String name,
            Container container,
            Optional<VideoCodec> tag,
            int rotation,
            boolean mirrored,
            Set<Packaging> packages) {
        public OutputSpec {
            packages = Set.copyOf(Objects.requireNonNullElse(packages, Set.of()));
        }

        public OutputSpec(String name, Container container, Optional<VideoCodec> tag, int rotation, boolean mirrored) {
            this(name, container, tag, rotation, mirrored, Set.of());
        }
    }
}
