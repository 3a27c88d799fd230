package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts a source's packets to the streams that matter. */
final class PacketIndex {
    /** Of all streams together; ten hours with eight tracks of sound have 15 million. */
    static final long MOST_PACKETS = 20_000_000;

    /** So many pictures of a film are larger than this, for some of them stand for themselves. */
    private static final int MANY_PICTURES = 50_000;

    private static final int LEAST_BYTES = 12;

    private final int film;
    private final PictureIndex pictures;
    private final Map<Integer, SoundIndex> sound = new HashMap<>();
    private long packets;
    private long filmPackets;
    private long filmBytes;

    /**
     * Without a film only sound matters. What encoders put before it is then left out, also where the container only says
     * how much that is: films keep it before their beginning, where nobody hears it.
     */
    PacketIndex(Optional<StreamFacts> film, List<StreamFacts> streams) {
        this.film = film.map(StreamFacts::index).orElse(-1);
        this.pictures = new PictureIndex(film.map(StreamFacts::codec).orElse(""));
        for (StreamFacts stream : streams) {
            if (stream.is("audio") && stream.number("sample_rate") > 0 && stream.number("channels") > 0) {
                sound.put(
                        stream.index(),
                        new SoundIndex(
                                stream.timeBase(),
                                stream.number("sample_rate"),
                                stream.codec(),
                                stream.number("initial_padding"),
                                film.isEmpty()));
            }
        }
    }

    void add(String line) throws Excess {
        if (++packets > MOST_PACKETS) {
            throw new Excess("The file has more than " + MOST_PACKETS + " packets; render it in parts.");
        }
        PacketLine packet = new PacketLine(line);
        if (packet.stream == film) {
            pictures.add(packet);
            weigh(packet);
            return;
        }
        SoundIndex track = sound.get(packet.stream);
        if (track != null) {
            track.add(packet);
        }
    }

    /** Pictures that are none, by the million, take longer to read than they are worth. */
    private void weigh(PacketLine packet) throws Excess {
        filmPackets++;
        filmBytes += packet.size == PacketLine.NONE ? LEAST_BYTES : packet.size;
        if (filmPackets == MANY_PICTURES && filmBytes < (long) LEAST_BYTES * MANY_PICTURES) {
            throw new Excess("The first " + MANY_PICTURES + " pictures of the file have fewer than " + LEAST_BYTES
                    + " bytes each, which no film has; it is damaged or made to do harm.");
        }
    }

    PictureIndex pictures() {
        return pictures;
    }

    /** The tracks in which something can be heard, in the order of their streams. */
    List<Profile.AudioTrack> audio(List<StreamFacts> streams) {
        List<Profile.AudioTrack> tracks = new ArrayList<>();
        for (StreamFacts stream : streams) {
            SoundIndex index = sound.get(stream.index());
            if (index != null && Codecs.hears(stream.codec())) {
                index.heard().ifPresent(heard -> tracks.add(track(stream, heard)));
            }
        }
        return tracks;
    }

    private static Profile.AudioTrack track(StreamFacts stream, SoundIndex.Heard heard) {
        return new Profile.AudioTrack(
                stream.index(),
                stream.soundFormat(),
                stream.timeBase(),
                heard.earliest(),
                heard.firstSample(),
                heard.endSample(),
                heard.hidesStart(),
                heard.hidesEnd(),
                stream.labels(),
                heard.steady(),
                heard.holed(),
                heard.early(),
                heard.setBack());
    }
}
