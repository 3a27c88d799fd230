package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Inspector;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures with FFprobe. What an agent says about its own delivery plays no part. */
public final class FfmpegInspector implements Inspector {
    private static final Duration STALL = Duration.ofMinutes(1);
    private static final long MOST_OUTPUT = 4L << 30;
    private static final int SOUND_DELAY_PACKETS = 2;
    /** What agents deliver, and what films are joined into. */
    private static final Set<String> FORMATS = Set.of("mov", "matroska");

    private final FfmpegTools tools;

    public FfmpegInspector(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    /** A file that is no media at all measures as no times and a fault. */
    @Override
    public Measured measure(Path file, Depth depth, long most) throws IOException {
        String demuxer;
        try {
            demuxer = Sniffer.demuxer(file);
            if (!FORMATS.contains(demuxer)) {
                return nothing("the file is neither MP4 nor Matroska, but " + demuxer);
            }
        } catch (Refusal refusal) {
            return nothing(String.valueOf(refusal.getMessage()));
        }
        try {
            return measure(file, demuxer, depth, most);
        } catch (Excess tooMuch) {
            return nothing(String.valueOf(tooMuch.getMessage()));
        }
    }

    private Measured measure(Path file, String demuxer, Depth depth, long most) throws IOException {
        if (demuxer.equals("mov")) {
            demandFewBoxes(file, most);
        }
        Looked pictures = look(file, demuxer, InspectCommand.PICTURES, depth, most, 0);
        Looked found = pictures.streams().isEmpty()
                ? look(file, demuxer, InspectCommand.SOUND, depth, most, SOUND_DELAY_PACKETS)
                : pictures;
        if (found.streams().isEmpty()) {
            return nothing("no stream can be read: " + FfmpegTools.lastLine(found.log()));
        }
        Measured first = found.streams().get(0);
        if (depth == Depth.ENDS && first.fault().isEmpty()) {
            first = first.withFault(ends(file, most));
        }
        return new Measured(
                first.timeBase(),
                first.times(),
                first.codec(),
                first.header(),
                first.fault(),
                found.streams().subList(1, found.streams().size()));
    }

    private static void demandFewBoxes(Path file, long packets) throws IOException {
        try {
            Fragments.demandFewBoxes(file, packets);
        } catch (EOFException cutShort) {
            // FFprobe will meet the same end and say more of it.
            return;
        }
    }

    /** What a decoder says of the first and the last picture; empty: nothing. */
    private String ends(Path file, long most) throws IOException {
        FfmpegRun run = tools.ffmpeg(InspectCommand.decode())
                .limits(FfmpegTools.limits(Allowance.toJudge(file, most)))
                .stallAfter(STALL)
                .input(stdin -> Fragments.around(file, file, stdin))
                .start();
        Outcome outcome = FfmpegTools.await(run);
        if (outcome.ending() == Ending.STOPPED) {
            throw new InterruptedIOException("looking at a delivery was stopped");
        }
        String said = FfmpegTools.lastLine(outcome.log().strip());
        return said.isEmpty() && outcome.ending() != Ending.DONE ? "decoding ended " + outcome.ending() : said;
    }

    private record Looked(List<Measured> streams, String log) {}

    private Looked look(Path file, String demuxer, String streams, Depth depth, long most, int delayed)
            throws IOException {
        Inspections inspections = new Inspections(most);
        Outcome outcome = tools.ffprobe(
                InspectCommand.of(file, demuxer, streams, depth),
                Allowance.toJudge(file, most),
                MOST_OUTPUT,
                inspections::add);
        boolean holdsBoxes = demuxer.equals("mov") && streams.equals(InspectCommand.PICTURES);
        List<Measured> measured = new ArrayList<>();
        for (Inspection each : inspections.all()) {
            measured.add(measured(file, holdsBoxes, each, each.fault(outcome.log(), depth, delayed), outcome));
        }
        return new Looked(measured, outcome.log());
    }

    private static Measured nothing(String fault) {
        return new Measured(new Fraction(1, 1000), new long[0], "", "", fault);
    }

    private static Measured measured(
            Path file, boolean holdsBoxes, Inspection inspection, String found, Outcome outcome) throws IOException {
        String fault = found;
        if (fault.isEmpty() && outcome.ending() != Ending.DONE) {
            fault = "reading ended " + outcome.ending();
        }
        return new Measured(
                inspection.timeBase(),
                inspection.times(),
                inspection.codec(),
                header(file, holdsBoxes, inspection),
                fault);
    }

    /** The box of sound also says how many bits a second its first fragment has, which differs. */
    private static String header(Path file, boolean holdsBoxes, Inspection inspection) throws IOException {
        Optional<byte[]> box = Optional.empty();
        try {
            box = holdsBoxes ? SampleDescription.read(file) : box;
        } catch (EOFException cutShort) {
            // FFprobe has met the same end and reported it as the fault.
            box = Optional.empty();
        }
        return sha256(box.orElseGet(() -> inspection.description().getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
