package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What becomes of the source's sound: tracks that are copied, and a lane for each that is encoded. */
final class SoundPlan {
    private final Recipe recipe;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Integer> copied = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private SoundPlan(Recipe recipe) {
        this.recipe = recipe;
    }

    /** {@code firstLane} is the number of the first lane that is not the pictures'. */
    static SoundPlan of(Profile profile, Recipe recipe, int firstLane) {
        SoundPlan plan = new SoundPlan(recipe);
        if (recipe.audio().mode() != Recipe.Mode.NONE) {
            plan.chosen(profile).forEach(track -> plan.take(track, firstLane));
        }
        return plan;
    }

    private List<Profile.AudioTrack> chosen(Profile profile) {
        List<Profile.AudioTrack> chosen =
                TrackChoice.of(profile.audio(), recipe.audio().tracks(), remarks);
        if (chosen.size() < 2 || !recipe.container().holdsOneTrack()) {
            return chosen;
        }
        remarks.add("Of " + chosen.size() + " tracks of sound the first is taken, because "
                + recipe.container().extension() + " holds one; choose another with audio.tracks.");
        return chosen.subList(0, 1);
    }

    List<Lane> lanes() {
        return lanes;
    }

    List<Integer> copied() {
        return copied;
    }

    List<String> remarks() {
        return remarks;
    }

    private void take(Profile.AudioTrack track, int firstLane) {
        if (track.setBack()) {
            throw new Unplannable("The times of the sound of stream " + track.stream()
                    + " are set back in the middle, so that different sound has the same time; give it new times first,"
                    + " for example with ffmpeg -i IN -c:v copy -af asetpts=N/SR/TB OUT.mkv, or leave it out with"
                    + " audio.tracks.");
        }
        boolean copy = recipe.audio().mode() == Recipe.Mode.COPY;
        if (copy && CopyRules.allow(track.codec(), recipe.container())) {
            copied.add(track.stream());
            return;
        }
        Encode.Audio encode = encode(track);
        if (copy) {
            remarks.add("The " + track.codec() + " sound of stream " + track.stream() + " cannot be copied into "
                    + recipe.container().extension() + "; it becomes "
                    + encode.codec().wireName() + ".");
        }
        long milliseconds = Math.max(1, Math.round(track.seconds() * 1000));
        List<Long> cuts = SoundPieces.cuts(encode, track, milliseconds);
        List<Long> leadIn = Collections.nCopies(cuts.size() - 1, 0L);
        lanes.add(new Lane(firstLane + lanes.size(), track.stream(), encode, cuts, leadIn));
    }

    private Encode.Audio encode(Profile.AudioTrack track) {
        Profile.SoundFormat source = track.format();
        if (!Mixing.isMixable(source)) {
            throw new Unplannable("The sound of stream " + track.stream() + " has " + source.channels()
                    + " channels and does not say which loudspeakers they are for; copy it (audio: copy),"
                    + " or leave it out with audio.tracks.");
        }
        AudioCodec codec = codec(source);
        SoundRules rules = SoundRules.of(codec);
        ChannelLayout layout = Mixing.layout(source, recipe.audio().channels(), rules.layouts());
        remark(track, codec, layout);
        int bitRate = recipe.audio().bitRate().orElse(rules.usualBitRate(layout.channels()));
        return new Encode.Audio(
                codec,
                rules.bitRate(bitRate, layout.channels()),
                rules.rate(source.sampleRate()),
                layout,
                rules.losesNothing() ? source.bits() : 0,
                recipe.audio().loudness());
    }

    private void remark(Profile.AudioTrack track, AudioCodec codec, ChannelLayout layout) {
        Profile.SoundFormat source = track.format();
        String sound = "The sound of stream " + track.stream();
        if (track.holed()) {
            boolean filled = Holes.areFilled(track, codec, recipe.container());
            remarks.add(sound + " stops for a while and goes on later; " + Holes.remark(filled));
        }
        if (source.layout().isEmpty() && source.channels() > 2) {
            remarks.add(sound + " does not say which loudspeakers its " + source.channels()
                    + " channels are for; the usual ones are taken.");
        }
        boolean asked = recipe.audio().channels().filter(layout::equals).isPresent();
        if (!asked && layout.channels() < source.channels()) {
            remarks.add(sound + " has " + source.channels() + " channels; " + codec.wireName() + " takes "
                    + layout.channels() + ", so it is mixed down to " + layout.label() + ".");
        }
        if (!asked && recipe.audio().channels().isPresent()) {
            remarks.add(sound + " has " + source.channels() + " channels and keeps them: none are made up.");
        }
    }

    private AudioCodec codec(Profile.SoundFormat source) {
        return switch (recipe.audio().mode()) {
            case AAC -> AudioCodec.AAC;
            case OPUS -> AudioCodec.OPUS;
            case AC3 -> AudioCodec.AC3;
            case FLAC -> AudioCodec.FLAC;
            case MP3 -> AudioCodec.MP3;
            case PCM -> samples(source);
            case COPY, NONE -> insteadOfCopy(source);
        };
    }

    private AudioCodec insteadOfCopy(Profile.SoundFormat source) {
        return switch (recipe.container()) {
            case WEBM -> AudioCodec.OPUS;
            case MKV, MKA, MOV -> CopyRules.isUncompressed(source.codec()) ? samples(source) : AudioCodec.AAC;
            default -> AudioCodec.AAC;
        };
    }

    private static AudioCodec samples(Profile.SoundFormat source) {
        return source.bits() > 16 ? AudioCodec.PCM_S24LE : AudioCodec.PCM_S16LE;
    }
}
