package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A player of the joined film never runs dry, though nobody who encodes a piece sees its neighbours. */
class RateCapEncodeTest {
    private static final int PIECES = 3;
    private static final int FRAMES_OF_A_PIECE = 50;
    private static final int FRAMES_PER_SECOND = 25;
    private static final long RATE = 300_000;
    private static final long BUFFER = 150_000;
    /** What the coordinator makes of rate and buffer; a piece is four buffers long. */
    private static final Dials.RateCap OF_A_PIECE = new Dials.RateCap(RATE * 95 / 100, BUFFER * 80 / 100, 0.25);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = VideoCodec.class,
            names = {"H264", "HEVC"})
    void theBufferHoldsAcrossSeams(VideoCodec codec) throws Exception {
        assertThat(leastInBuffer(codec, Optional.of(OF_A_PIECE))).isNotNegative();
    }

    @Test
    void theWholeBufferForEveryPieceWouldNot() throws Exception {
        assertThat(leastInBuffer(VideoCodec.H264, Optional.of(new Dials.RateCap(RATE, BUFFER, 0.9))))
                .isNegative();
    }

    /** In bits, while a player takes frame after frame out of a buffer that is full at the film's beginning. */
    private long leastInBuffer(VideoCodec codec, Optional<Dials.RateCap> cap) throws Exception {
        byte[] film = TestMedia.film(folder, PIECES * FRAMES_OF_A_PIECE);
        List<String> headers = new ArrayList<>();
        long filled = BUFFER;
        long least = BUFFER;
        for (int piece = 0; piece < PIECES; piece++) {
            byte[] delivery = TestMedia.ffmpeg(film, EncodeCommand.of(work(codec, piece * FRAMES_OF_A_PIECE, cap)));
            String text = new String(delivery, StandardCharsets.ISO_8859_1);
            headers.add(text.substring(0, text.indexOf("moof") - Integer.BYTES));
            for (long size : sizes(Files.write(folder.resolve("piece.mp4"), delivery))) {
                filled -= size * Byte.SIZE;
                least = Math.min(least, filled);
                filled = Math.min(BUFFER, filled + RATE / FRAMES_PER_SECOND);
            }
        }
        assertThat(headers.stream().distinct()).hasSize(1);
        return least;
    }

    private static List<Long> sizes(Path delivery) {
        return TestMedia.probe("-show_entries", "packet=size", "-of", "csv=p=0", delivery.toString())
                .lines()
                .map(Long::parseLong)
                .toList();
    }

    private static VideoWork work(VideoCodec codec, int from, Optional<Dials.RateCap> cap) {
        return new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                from * TestMedia.TICKS_PER_FRAME,
                (from + FRAMES_OF_A_PIECE) * TestMedia.TICKS_PER_FRAME,
                FRAMES_OF_A_PIECE,
                FRAMES_OF_A_PIECE,
                Optional.empty(),
                Optional.empty(),
                codec,
                1,
                "veryfast",
                Optional.of(new VideoWork.Size(320, 180)),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                250,
                new Fraction(1, 12_800),
                new Fraction(FRAMES_PER_SECOND, 1),
                Treatment.NONE,
                Framing.WHOLE,
                new Dials(Optional.empty(), Optional.empty(), cap));
    }
}
