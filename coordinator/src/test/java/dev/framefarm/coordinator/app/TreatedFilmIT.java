package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Films whose pictures are changed on the way: from the recipe to the certificate, with real agents and FFmpeg. */
class TreatedFilmIT extends RealFarm {
    @Test
    void eachFieldOfAnInterlacedFilmBecomesAPicture() throws Exception {
        Path source = films.make(
                "fields.ts",
                "-f lavfi -i testsrc2=s=192x144:r=50:d=6,tinterlace=interleave_top -c:v mpeg2video -b:v 2M -bf 2 -g 12"
                        + " -flags +ildct+ilme -top 1");
        Job job = rendered(
                source,
                "video: {codec: h264, preset: ultrafast, deinterlace: field, crop: 4:3, pad: 16:9}\naudio: none");
        Path film = exact(job, 300);
        List<Double> times = films.times(film);
        assertThat(IntStream.range(0, 300).mapToObj(n -> Math.abs(times.get(n) - times.get(0) - n / 50.0)))
                .allMatch(deviation -> deviation < 0.00002);
        assertThat(films.facts(film)).contains("width=256", "height=144", "avg_frame_rate=50/1");
    }

    @Test
    void aPhonesFilmIsTurnedAndKeepsItsColourSamples() throws Exception {
        Path lying =
                films.make("lying.mp4", "-f lavfi -i testsrc2=s=192x108:r=25:d=4 -c:v libx264 -preset ultrafast -g 25");
        Path source = films.make("phone.mp4", "-display_rotation 90 -i " + lying + " -c copy");
        Job job = rendered(
                source,
                "container: mkv\naudio: none\nvideo: {codec: hevc, preset: ultrafast, rotate: apply, height: 96,"
                        + " pixelFormat: yuv422p10, denoise: light}");
        assertThat(films.facts(exact(job, 100)))
                .contains("width=54", "height=96", "pix_fmt=yuv422p10le")
                .doesNotContain("rotation=");
        assertThat(farm.farm().engine().remarks().of(job.id()))
                .anyMatch(remark -> remark.startsWith("The noise filter"));
    }

    @Test
    void highDynamicRangeBecomesStandard() throws Exception {
        Path source = films.make(
                "hdr.mp4",
                "-f lavfi -i testsrc2=s=192x108:r=25:d=4 -vf setparams=color_primaries=bt2020:color_trc=smpte2084"
                        + ":colorspace=bt2020nc,format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params"
                        + " log-level=error:keyint=25:max-cll=1000,400");
        Job job = rendered(source, "video: {codec: h264, preset: ultrafast, tonemap: true}\naudio: none");
        assertThat(films.facts(exact(job, 100)))
                .contains("color_primaries=bt709", "color_transfer=bt709", "color_space=bt709", "pix_fmt=yuv420p\n")
                .doesNotContain("max_content");
    }

    @Test
    void aLogoStandsInItsCornerAcrossSeams() throws Exception {
        Path source = films.make(
                "grey.mp4", "-f lavfi -i color=gray:s=320x180:r=25:d=6 -c:v libx264 -preset ultrafast -g 25 -bf 2");
        Path png = films.make("mark.png", "-f lavfi -i color=white:s=64x32 -frames:v 1");
        String image = Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        Job job = rendered(
                source,
                "container: mkv\naudio: none\nvideo: {codec: ffv1, logo: {place: top-right, width: 20, margin: 5, until: 4,"
                        + " image: " + image + "}}");
        Path film = exact(job, 150);
        assertThat(films.brightness(film, "64:32:240:16").subList(0, 100)).allMatch(light -> light > 230);
        assertThat(films.brightness(film, "64:32:240:16").subList(100, 150)).allMatch(light -> light < 140);
        assertThat(films.brightness(film, "230:180:0:0")).allMatch(light -> light < 140);
    }

    @Test
    void theWordsOfATrackStandInThePicturesAcrossSeams() throws Exception {
        Path words = films.text("words.srt", "1\n00:00:01,000 --> 00:00:04,400\n<b>Words</b> of the film\n");
        Path source = films.make(
                "said.mkv",
                "-f lavfi -i color=gray:s=320x180:r=25:d=6 -i " + words + " -c:v libx264 -preset ultrafast -g 25 -bf 2"
                        + " -c:s mov_text -metadata:s:s:0 language=eng -f mp4");
        Job job = rendered(
                source,
                "container: mkv\naudio: none\nvideo: {codec: ffv1, captions: {track: en, size: 12, ground: none}}");
        Path film = exact(job, 150);
        List<Double> light = films.brightness(film, "160:20:80:146");
        double bare = light.get(0);
        assertThat(IntStream.range(0, 150).filter(frame -> Math.abs(light.get(frame) - bare) > 10))
                .as("frames with words")
                .containsExactlyElementsOf(IntStream.range(25, 110).boxed().toList());
        assertThat(films.brightness(film, "320:120:0:0")).allMatch(each -> Math.abs(each - bare) < 1);
        assertThat(farm.farm().engine().remarks().of(job.id())).contains("One caption is drawn into the pictures.");
    }

    @Test
    void blackBarsAreCutOffAndTold() throws Exception {
        Path source = films.make(
                "bars.mp4",
                "-f lavfi -i testsrc2=s=192x80:r=25:d=4 -vf pad=192:108:0:14,fade=in:0:25 -c:v libx264 -preset ultrafast"
                        + " -g 25 -bf 2");
        Job job = rendered(source, "video: {codec: h264, preset: ultrafast, crop: auto}\naudio: none");
        assertThat(films.facts(exact(job, 100))).contains("width=192", "height=80");
        assertThat(farm.farm().engine().remarks().of(job.id()))
                .contains("Black bars are cut off: 14 lines at the top, 14 lines at the bottom.");
    }

    @Test
    void aTrackThatIsNotThereIsToldAtOnce() throws Exception {
        Path source = films.make("mute.mp4", "-f lavfi -i color=gray:s=64x64:r=25:d=1 -c:v libx264 -preset ultrafast");
        Job job = ended(submit(source, "audio: none\nvideo: {codec: h264, captions: {track: fra}}"));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.reason().orElseThrow()).contains("no subtitles in words in fra", "it has none at all");
    }

    /** Half of it stands still. A film of two short pieces only comes near its rate. */
    @Test
    void aFilmHasItsBitRate() throws Exception {
        Path source = films.make(
                "uneven.mp4",
                "-f lavfi -i testsrc2=s=320x180:r=25:d=8 -f lavfi -i smptebars=s=320x180:r=25:d=8 -filter_complex"
                        + " [0][1]concat=n=2 -c:v libx264 -preset ultrafast -crf 10 -g 50");
        Job job = rendered(source, "video: {codec: h264, preset: ultrafast, bitRate: 300k}\naudio: none");
        exact(job, 400);
        Certificate certificate =
                orders().certificate(orders().outputs(job.id()).get(0)).orElseThrow();
        assertThat(certificate.rate().orElseThrow().wanted()).isEqualTo(300_000);
        assertThat(certificate.rate().orElseThrow().found()).isBetween(240_000L, 375_000L);
        assertThat(certificate.lanes()).extracting(Certificate.Lane::kind).containsExactly("video", "survey");
    }

    /** Two sizes, another frame rate: how the film is carved is up to the agents, what a piece must be like is not. */
    @Test
    void eachPieceHasTheCrfThatItsQualityTakes() throws Exception {
        Path source = films.make(
                "restless.mp4",
                "-f lavfi -i testsrc2=s=320x180:r=25:d=17 -c:v libx264 -preset ultrafast -crf 10 -g 50");
        Job job = rendered(source, """
                video:
                  codec: h264
                  preset: veryfast
                  fps: 20
                  quality: {metric: ssim, score: 0.98}
                  renditions: [{height: 180}, {height: 90, quality: {metric: xpsnr, score: 36}}]
                audio: none
                """);
        exact(job, 340);
        Certificate certificate =
                orders().certificate(orders().outputs(job.id()).get(0)).orElseThrow();
        assertThat(certificate.quality().orElseThrow())
                .extracting(Certificate.Reached::metric)
                .containsExactly("ssim", "xpsnr");
        Certificate.Reached full = certificate.quality().orElseThrow().get(0);
        assertThat(full.score().least()).isBetween(0.965, 0.99);
        assertThat(full.crf().least()).isGreaterThan(14);
        assertThat(full.crf().greatest()).isLessThan(38);
        assertThat(certificate.lanes().get(0).segments())
                .allSatisfy(
                        segment -> assertThat(segment.likeness().orElseThrow()).hasSize(2));
        assertThat(farm.farm().engine().remarks().qualities(job.id()))
                .isEqualTo(certificate.quality().orElseThrow());
    }

    @Test
    void aLadderOfATreatedFilmWithALimitedRateIsOneFilmInAllItsSizes() throws Exception {
        Path source = films.make(
                "ladder.ts",
                "-f lavfi -i testsrc2=s=192x144:r=50:d=24,tinterlace=interleave_top -f lavfi -i sine=440:r=48000:d=24"
                        + " -c:v mpeg2video -b:v 2M -bf 2 -g 12 -flags +ildct+ilme -top 1 -c:a mp2");
        Job job = rendered(source, """
                video:
                  codec: h264
                  preset: ultrafast
                  deinterlace: frame
                  crop: 4:3
                  pad: 16:9
                  maxRate: 400k
                  keyframes: 1s
                  renditions: [{height: 144}, {height: 72}]
                package: [hls, dash, thumbnails, preview]
                """);
        exact(job, 600);
        List<Output> outputs = orders().outputs(job.id());
        assertThat(outputs)
                .extracting(Output::name)
                .contains("144p.mp4", "72p.mp4", "master.m3u8", "manifest.mpd", "poster.jpg", "preview.webp");
        List<Double> times = films.times(orders().file(outputs.get(0)));
        for (int rendition = 0; rendition < 2; rendition++) {
            Output film = outputs.get(rendition);
            Certificate certificate = orders().certificate(film).orElseThrow();
            assertThat(certificate.exactness().exact()).isTrue();
            assertThat(films.times(orders().file(film))).isEqualTo(times);
        }
        assertThat(films.facts(orders().file(outputs.get(0))))
                .contains("width=256", "height=144", "field_order=progressive");
        assertThat(films.facts(orders().file(outputs.get(1)))).contains("width=128", "height=72");
    }

    /** The agents of this farm are real, and so is what they have not got. */
    @Test
    void picturesForAGraphicsCardThatNobodyHasAreMadeByTheProcessor() throws Exception {
        assumeThat(Files.exists(Path.of("/dev/nvidiactl"))).isFalse();
        Path source =
                films.make("card.mp4", "-f lavfi -i testsrc2=s=256x144:r=25:d=4 -c:v libx264 -preset ultrafast -g 25");
        Job job = rendered(source, "video: {codec: h264_nvenc, fallback: software, fallbackAfter: 1}\naudio: none");
        assertThat(films.facts(exact(job, 100))).contains("codec_name=h264");
        Certificate certificate =
                orders().certificate(orders().outputs(job.id()).get(0)).orElseThrow();
        assertThat(certificate.warnings())
                .contains("The pictures are made by h264, because 1 s long no agent could go on with h264_nvenc.");
        assertThat(certificate.lanes().get(0).segments())
                .allSatisfy(segment -> assertThat(segment.parityClass()).startsWith("libx264/"));
    }
}
