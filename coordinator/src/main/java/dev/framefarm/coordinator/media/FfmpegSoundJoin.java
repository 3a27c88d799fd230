package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An output without pictures in the making: all of its sound is there when it begins. */
final class FfmpegSoundJoin implements Join {
    private final FfmpegTools tools;
    private final Plan plan;
    private final List<Path> sound;
    private final Luggage luggage;
    private final Path target;
    private final FfmpegRun run;
    private boolean finished;

    FfmpegSoundJoin(FfmpegTools tools, Plan plan, Path source, List<Path> sound, Luggage luggage, Path target) {
        this.tools = tools;
        this.plan = plan;
        this.sound = List.copyOf(sound);
        this.luggage = luggage;
        this.target = target;
        this.run = tools.ffmpeg(SoundJoinCommand.of(plan, source, sound, luggage, target))
                .start();
    }

    @Override
    public void append(Path delivery) {
        throw new IllegalStateException("sound alone has no pictures to be joined");
    }

    @Override
    public void finish() throws IOException {
        try {
            FfmpegTools.demandDone(run.await(), "joining");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while joining");
        }
        completeHeader();
        finished = true;
    }

    /** What only an encoder could tell the muxer, which is long gone. */
    private void completeHeader() throws IOException {
        switch (plan.output().container()) {
            case FLAC -> FlacHeader.complete(tools, target, SampleCount.of(tools, sound.get(0)));
            case MP3 -> {
                Encode.Audio encode = (Encode.Audio) plan.lane(0).encode();
                Mp3Header.sayLength(
                        target,
                        SampleCount.of(tools, sound.get(0)),
                        encode.codec().packetSamples(encode.sampleRate()));
            }
            default -> {
                // The others count on their own, or by the times of packets.
            }
        }
    }

    @Override
    public void close() {
        run.stop();
        luggage.remove();
        if (!finished) {
            try {
                Files.deleteIfExists(target);
            } catch (IOException e) {
                // What cannot be removed now is swept with the other unfinished files.
            }
        }
    }
}
