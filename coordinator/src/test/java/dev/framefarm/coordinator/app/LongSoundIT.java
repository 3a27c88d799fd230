package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sound that several agents encode, and how it differs from what one would have made of it. */
class LongSoundIT extends RealFarm {
    /** Packets of Opus in two minutes. */
    private static final int FIRST_PIECE = 6_000;

    /** Opus remembers for seconds how it spent its bits; AC-3 spends as many on each packet. */
    @Test
    void piecesOfLongSoundBecomeWhatASinglePassMakes() throws Exception {
        Path source = films.make(
                "long.mov",
                "-f lavfi -i testsrc2=s=64x36:r=1:d=605 -f lavfi -i anoisesrc=r=32000:c=pink:seed=4:d=605"
                        + " -c:v libx264 -preset ultrafast -g 30 -c:a pcm_s16le");
        Path mp4 = withSound(source, "mp4", "opus");
        Path mkv = withSound(source, "mkv", "ac3");
        String single = "-i " + source + " -map 0:a -b:a 64k -c:a ";
        List<String> opus = films.packets(films.make("single.mp4", single + "libopus -af aresample=48000:osf=flt"));
        assertThat(times(films.packets(mp4))).isEqualTo(times(opus));
        assertThat(films.packets(mp4).subList(0, FIRST_PIECE)).isEqualTo(opus.subList(0, FIRST_PIECE));
        assertThat(films.packets(mkv)).isEqualTo(films.packets(films.make("single.mkv", single + "ac3")));
    }

    private static List<String> times(List<String> packets) {
        return packets.stream().map(packet -> packet.split(",", 4)[2]).toList();
    }

    private static Path withSound(Path source, String container, String sound) throws Exception {
        Job job = rendered(
                source,
                "container: " + container + "\nvideo: {codec: h264, preset: ultrafast}\naudio: {mode: " + sound
                        + ", bitRate: 64k}");
        assertThat(certificate(job).lanes().get(1).segments()).hasSize(5);
        return file(job);
    }
}
