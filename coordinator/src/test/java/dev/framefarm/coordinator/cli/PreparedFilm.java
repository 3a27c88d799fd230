package dev.framefarm.coordinator.cli;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.app.TestFilms;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.v1.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/** A film of a second, and what an agent would make of its only slice: encoded once, delivered as often as is asked. */
final class PreparedFilm {
    static final String PARITY = "libx264-prepared";
    static final String RECIPE = """
            recipe: short
            version: 1
            description: Made in no time.
            container: mp4
            video:
              codec: h264
              crf: 30
              preset: ultrafast
            audio:
              mode: none
            """;
    private static final int FRAMES = 25;
    private static final int TICKS = 512;

    private final Toolchain tools;
    private final Path folder;
    private final Path source;
    private Delivery delivery;

    record Delivery(ByteString bytes, Evidence evidence) {}

    PreparedFilm(Toolchain tools, Path folder) throws Exception {
        this.tools = tools;
        this.folder = folder;
        this.source = new TestFilms(tools, folder).silent("short.mp4", "160x90", 1);
    }

    Path source() {
        return source;
    }

    synchronized Delivery delivery(byte[] slice) throws IOException, InterruptedException, GeneralSecurityException {
        if (delivery == null) {
            byte[] bytes = encode(slice);
            delivery = new Delivery(
                    ByteString.copyFrom(bytes),
                    Evidence.newBuilder()
                            .setBytes(bytes.length)
                            .setSha256(ByteString.copyFrom(
                                    MessageDigest.getInstance("SHA-256").digest(bytes)))
                            .setFrames(FRAMES)
                            .setLastTime((FRAMES - 1) * TICKS)
                            .setParityClass(PARITY)
                            .build());
        }
        return delivery;
    }

    /** As an agent does, whose place this process takes. */
    private byte[] encode(byte[] slice) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("slice.nut"), slice);
        Path out = folder.resolve("delivery.mp4");
        String command = tools.ffmpeg() + " -nostdin -v error -y -noautorotate -copyts -f nut -i " + in
                + " -map 0:v:0 -c:v libx264 -preset ultrafast -crf 30 -threads 1 -g 250 -x264-params open-gop=0:scenecut=0"
                + " -fps_mode passthrough -enc_time_base 1:12800 -flags:v +bitexact -fflags +bitexact -write_btrt 0"
                + " -video_track_timescale 12800 -map_metadata -1"
                + " -movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont -use_editlist 0"
                + " -avoid_negative_ts disabled -f mp4 " + out;
        Process process = new ProcessBuilder(List.of(command.split(" ")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("encoder.txt").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("encoder.txt")));
        }
        return Files.readAllBytes(out);
    }
}
