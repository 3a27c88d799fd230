package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Films to work on and to keep: from the recipe to the certificate, with real agents and FFmpeg. */
class MasterFilmIT extends RealFarm {
    @Test
    void aLosslessFilmHasThePicturesOfItsSourceToTheBit() throws Exception {
        Path source = films.make(
                "odd.mp4",
                "-f lavfi -i testsrc2=s=161x91:r=25:d=5,format=yuv444p10le -c:v libx264 -preset ultrafast -bf 3 -g 20");
        Job job = rendered(source, "lossless");
        Path film = exact(job, 125);
        assertThat(films.facts(film)).contains("codec_name=ffv1", "width=161", "height=91", "pix_fmt=yuv444p10le");
        assertThat(films.digest(film)).isEqualTo(films.digest(source));
        assertThat(certificate(job).exactness().pictures()).hasValueSatisfying(pictures -> {
            assertThat(pictures.equal()).isTrue();
            assertThat(pictures.sourceMd5()).hasSize(32).isEqualTo(pictures.outputMd5());
        });
    }

    @Test
    void aMezzanineKeepsTimesSamplesOfSoundAndTimecode() throws Exception {
        Path source = films.make(
                "timecode.mov",
                "-f lavfi -i testsrc2=s=192x108:r=25:d=4 -f lavfi -i sine=440:r=48000:d=4 -timecode 10:00:00:12"
                        + " -c:v libx264 -preset ultrafast -bf 3 -g 25 -c:a pcm_s16le");
        Path film = exact(rendered(source, "mezzanine"), 100);
        assertThat(films.facts(film))
                .contains("codec_name=prores", "profile=HQ", "codec_tag_string=apch", "pix_fmt=yuv422p10le")
                .contains("TAG:timecode=10:00:00:12");
        assertThat(films.samples(film)).isEqualTo(films.samples(source));
    }
}
