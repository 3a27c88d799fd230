package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a source for its sound alone: pictures may be there, whatever they are, and nothing of them is read. */
final class Listening {
    private Listening() {}

    static Understood to(Path source, FfmpegTools tools) throws Refusal, IOException {
        String demuxer = Sniffer.demuxer(source);
        Reading reading = new Reading(tools, source, demuxer);
        List<StreamFacts> all = reading.streams();
        Gate.sound(reading.root(), all);
        Programmes programmes = Programmes.around(reading.root(), first(all));
        List<StreamFacts> streams = programmes.without(all);
        PacketIndex index = new PacketIndex(Optional.empty(), streams);
        reading.packets(ProbeCommand.soundPackets(source, demuxer), index::add);
        HeardSound heard = new HeardSound(tools, source, demuxer);
        List<Profile.AudioTrack> audio = heard.tracks(index.audio(streams));
        // Matroska has the encoder's delay before zero, where nothing is heard.
        long startMicros = Math.max(0, programmes.startMicros(all, reading.startMicros()));
        double begin = startMicros / 1e6;
        double found = audio.stream()
                        .mapToDouble(track -> (double) track.endSample() / track.sampleRate())
                        .max()
                        .orElse(begin)
                - begin;
        Gate.checkLength(found);
        List<String> remarks = new ArrayList<>(Remarks.of(
                streams,
                Optional.empty(),
                audio.stream().map(Profile.AudioTrack::stream).toList()));
        programmes.remark().ifPresent(remarks::add);
        remarks.addAll(heard.remarks());
        if (streams.stream().noneMatch(StreamFacts::isFilm)) {
            remarks.addAll(Remarks.ofLength(reading.promised(), found));
        }
        Profile profile = new Profile(
                demuxer,
                startMicros,
                startMicros - reading.startMicros(),
                found,
                Optional.empty(),
                audio,
                Companions.NONE,
                remarks);
        return new Understood(CompanionProbe.into(profile, tools, source), Timeline.NONE);
    }

    private static int first(List<StreamFacts> streams) {
        return streams.stream()
                .filter(stream -> stream.is("audio"))
                .mapToInt(StreamFacts::index)
                .findFirst()
                .orElse(-1);
    }
}
