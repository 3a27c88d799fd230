package dev.framefarm.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.work.LeaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery over a line that breaks; the coordinator is a few lines that keep what came. */
class ResendingTest {
    private static final LeaseId LEASE = new LeaseId("l-1");
    private static final int CHUNK = 64 << 10;
    private static final byte[] FILM = new byte[4 << 20];
    private static final Delivery DELIVERY = new Delivery(
            new Evidence(FILM.length, "0".repeat(64), 1, 0, 0),
            "x264-1",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            Optional.empty(),
            List.of());

    static {
        new Random(11).nextBytes(FILM);
    }

    @TempDir
    Path scratch;

    private final Coordinator farm = new Coordinator();

    @Test
    void goesOnWhereItStoppedEachTime() throws Exception {
        farm.cuts = 3;

        assertThat(delivered()).isEqualTo(FILM);
        assertThat(farm.cuts).isZero();
        assertThat(farm.sent).isLessThan(FILM.length * 13L / 10);
    }

    @Test
    void goesOnWhileFfmpegIsStillEncoding() throws Exception {
        farm.cuts = 1;
        Upload upload = resending();
        upload.send(FILM, 2 << 20);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (farm.opened < 2 && System.nanoTime() < deadline) {
            // Little at a time: half a second of all that fits would fill the memory.
            upload.send(FILM, 1);
        }

        assertThat(farm.opened).isEqualTo(2);
    }

    @Test
    void whatIsNotItsOwnBeginningIsSentAnew() throws Exception {
        farm.cuts = 1;
        farm.twisted = true;

        assertThat(delivered()).isEqualTo(FILM);
        assertThat(farm.sent).isGreaterThan(FILM.length);
    }

    @Test
    void aCoordinatorThatKeptNothingGetsAll() throws Exception {
        farm.cuts = 2;
        farm.forgetful = true;

        assertThat(delivered()).isEqualTo(FILM);
    }

    @Test
    void whoTakesItBackIsNotMadeToWait() {
        farm.cuts = Integer.MAX_VALUE;
        Upload upload = resending();
        upload.cancel("the lease is over");

        assertThatThrownBy(() -> upload.send(FILM, CHUNK)).hasMessage("the lease is over");
    }

    private Resending resending() {
        return new Resending(farm, LEASE, new Spool(scratch));
    }

    private byte[] delivered() throws Exception {
        Upload upload = resending();
        for (int at = 0; at < FILM.length; at += CHUNK) {
            upload.send(Arrays.copyOfRange(FILM, at, at + CHUNK), CHUNK);
        }
        assertThat(upload.finish(DELIVERY).accepted()).isTrue();
        assertThat(scratch).isEmptyDirectory();
        return farm.came.toByteArray();
    }

    /** Breaks each line after a mebibyte, until it has broken as many as it was told. */
    private static final class Coordinator implements Farm {
        private ByteArrayOutputStream came = new ByteArrayOutputStream();
        private int cuts;
        private boolean twisted;
        private boolean forgetful;
        private long sent;
        private int opened;

        @Override
        public Slice fetch(LeaseId lease) {
            throw new IllegalStateException("nothing is fetched here");
        }

        @Override
        public Arrived arrived(LeaseId lease) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(came.toByteArray());
                digest[0] += (byte) (twisted ? 1 : 0);
                return forgetful
                        ? Arrived.NOTHING
                        : new Arrived(came.size(), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Upload deliver(LeaseId lease, Arrived arrived) {
            opened++;
            if (arrived.equals(Arrived.NOTHING)) {
                came = new ByteArrayOutputStream();
            }
            assertThat(arrived.bytes()).isEqualTo(came.size());
            return new Upload() {
                private long here;

                @Override
                public void send(byte[] data, int length) throws IOException {
                    sent += length;
                    if (here > 1 << 20 && cuts > 0) {
                        cuts--;
                        throw new LineLost("cut");
                    }
                    here += length;
                    came.write(data, 0, length);
                }

                @Override
                public Verdict finish(Delivery delivery) {
                    return new Verdict(true, "", "");
                }

                @Override
                public void cancel(String why) {}
            };
        }
    }
}
