package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sound without pictures, of films and of sources that never had any, with real agents and FFmpeg. */
class SoundAloneIT extends RealFarm {
    /** Neither whole packets nor whole milliseconds. */
    private static final String NOISE = "-f lavfi -i anoisesrc=r=44100:a=0.2:seed=7,atrim=end_sample=141543 ";

    @Test
    void aFilmBecomesAPodcastWithChaptersAndCover() throws Exception {
        Path words = films.text("words.txt", """
                ;FFMETADATA1
                title=Talk
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=1500
                title=One
                [CHAPTER]
                TIMEBASE=1/1000
                START=1500
                END=3000
                title=Two
                """);
        Path cover = films.make("cover.png", "-f lavfi -i color=red:s=64x64 -frames:v 1");
        Path film = films.make(
                "film.mp4",
                "-f lavfi -i testsrc2=s=64x36:r=25:d=3 " + NOISE + "-i " + cover + " -i " + words
                        + " -map 0 -map 1 -map 2 -map_metadata 3 -map_chapters 3 -c:v:0 libx264 -preset ultrafast"
                        + " -c:v:1 copy -disposition:v:1 attached_pic -c:a alac");
        Job job = rendered(film, "podcast");
        Path podcast = file(job);

        String said = films.described(podcast);
        assertThat(said).contains("codec_name=aac", "codec_name=png", "TAG:title=Talk", "TAG:title=Two");
        assertThat(said).contains("duration_ts=141543", "major_brand=M4A");
        Output output = output(job);
        assertThat(output.name()).isEqualTo("sound.m4a");
        assertThat(output.mediaType()).isEqualTo("audio/mp4");
        assertThat(output.frames()).isZero();
        assertThat(certificate(job).warnings())
                .contains("The video of stream 0 is dropped: the recipe is for sound alone.");
    }

    @Test
    void nothingIsLostOfAnyFileThatIsSoundAlone() throws Exception {
        Path wav = films.make("noise.wav", NOISE + "-c:a pcm_s16le");
        String expected = films.samples(wav);
        for (Path source : List.of(
                wav,
                films.make("noise.flac", "-i " + wav),
                films.make("noise.aiff", "-i " + wav),
                films.make("noise.caf", "-i " + wav))) {
            Path flac = file(rendered(source, "audio-archive"));
            assertThat(films.samples(flac)).as("%s", source).isEqualTo(expected);
            assertThat(films.described(flac)).contains("duration_ts=141543");
        }
        for (Path source : List.of(
                films.make("noise.mp3", "-i " + wav + " -c:a libmp3lame"),
                films.make("noise.opus", "-i " + wav + " -c:a libopus"))) {
            // More bits than the decoder's usual ones, so that only their number can be the same.
            Path decoded = films.make("decoded.wav", "-i " + source);
            assertThat(length(file(rendered(source, "{container: wav, audio: pcm}"))))
                    .as("%s", source)
                    .isEqualTo(length(decoded));
        }
    }

    @Test
    void playersHearWhatASinglePassMakes() throws Exception {
        Path wav = films.make("again.wav", NOISE + "-c:a pcm_s16le");
        Path mp3 = file(rendered(wav, "{container: mp3, audio: {mode: mp3, bitRate: 128k}}"));
        Path single = films.make("single.mp3", "-i " + wav + " -af aresample=osf=fltp -c:a libmp3lame -b:a 128k");
        assertThat(films.packets(mp3)).isEqualTo(films.packets(single));
        assertThat(films.samples(mp3)).isEqualTo(films.samples(single));
        Path opus = file(rendered(wav, "{container: opus, audio: {mode: opus, bitRate: 96k}}"));
        Path once = films.make("once.opus", "-i " + wav + " -af aresample=48000:osf=flt -c:a libopus -b:a 96k");
        assertThat(films.samples(opus)).isEqualTo(films.samples(once));
    }

    @Test
    void soundThatStopsForAWhileGoesOnAtItsTime() throws Exception {
        Path film = films.make(
                "holed.mkv",
                "-f lavfi -i testsrc2=s=64x36:r=25:d=6 -f lavfi -i anoisesrc=r=48000:a=0.2:seed=7:d=6 -c:v libx264"
                        + " -preset ultrafast -c:a flac -sample_fmt s16 -frame_size 4800"
                        + " -bsf:a noise=drop=gte(pts*tb\\,2)*lt(pts*tb\\,4.5)");
        Path careful = films.make("careful.flac", "-i " + film + " -vn -af aresample=async=1");
        Job job = rendered(film, "audio-archive");
        assertThat(films.samples(file(job))).isEqualTo(films.samples(careful));
        assertThat(films.described(file(job))).contains("duration_ts=288000");
        assertThat(certificate(job).warnings())
                .contains("The sound of stream 1 stops for a while and goes on later; silence is put between, so that"
                        + " everything is heard at its time.");
        Job whole = rendered(film, "{container: mkv, video: {codec: h264, preset: ultrafast}, audio: flac}");
        assertThat(films.samples(file(whole))).as("Matroska has times").isEqualTo(films.samples(film));
        assertThat(soundTimes(file(whole)))
                .as("the packet that the sound stops in, and the next one")
                .containsSequence(1_920L, 4_516L);
        assertThat(certificate(whole).warnings())
                .contains("The sound of stream 1 stops for a while and goes on later; the output says so, and is silent"
                        + " between.");
        Job aac = rendered(film, "{container: mp4, video: {codec: h264, preset: ultrafast}, audio: aac}");
        Path single = films.make(
                "once.mp4", "-i " + film + " -c:v libx264 -preset ultrafast -af aresample=48000:osf=fltp -c:a aac");
        assertThat(soundTimes(file(aac))).isEqualTo(soundTimes(single));
    }

    @Test
    void longSoundIsCutOverAgents() throws Exception {
        Path wav = films.make("long.wav", "-f lavfi -i anoisesrc=r=16000:c=pink:seed=4:d=605 -c:a pcm_s16le");
        Job job = rendered(wav, "{container: m4a, audio: {mode: aac, bitRate: 32k}}");
        assertThat(certificate(job).lanes().get(0).segments()).hasSize(5);
        assertThat(films.described(file(job))).contains("duration_ts=9680000");
    }

    private static List<Long> soundTimes(Path file) throws Exception {
        return films.packets(file).stream()
                .map(packet -> Long.valueOf(packet.split(",", -1)[2].strip()))
                .toList();
    }

    private static String length(Path file) throws Exception {
        return films.described(file)
                .lines()
                .filter(line -> line.startsWith("duration_ts="))
                .findFirst()
                .orElseThrow();
    }
}
