package dev.framefarm.agent.link;

import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.ContentLight;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.FrameCount;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.agent.work.MasteringDisplay;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.agent.work.Work;
import dev.framefarm.words.WorkWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads work from its messages. What this agent does not know becomes {@link UnsupportedWork}. */
final class WorkMapper {
    private WorkMapper() {}

    static Lease lease(dev.framefarm.v1.Lease lease) {
        return new Lease(
                new LeaseId(lease.getLeaseId()),
                lease.getJobId(),
                lease.getLane(),
                lease.getFrom(),
                lease.getTo(),
                lease.getAttempt(),
                work(lease.getWork()));
    }

    private static Work work(dev.framefarm.v1.Work work) {
        WorkWords.strange(work).ifPresent(newer -> {
            throw new UnsupportedWork(newer + " is newer than the agent; upgrade it");
        });
        Clock clock = new Clock(fraction(work.getTimeBase()), work.getSliceShift(), work.getFilmStart());
        return switch (work.getKindCase()) {
            case VIDEO -> video(clock, work.getVideo());
            case AUDIO -> SoundMapper.audio(clock, work.getAudio());
            case KIND_NOT_SET -> throw new UnsupportedWork("this kind of work is newer than the agent");
        };
    }

    private static VideoWork video(Clock clock, dev.framefarm.v1.VideoWork video) {
        boolean resized = video.getWidth() != 0 || video.getHeight() != 0;
        return new VideoWork(
                clock,
                video.getFirstPts(),
                video.getEndPts(),
                video.getFrames(),
                video.getSourceFrames(),
                video.hasFrameCount() ? Optional.of(count(video.getFrameCount())) : Optional.empty(),
                video.hasFps()
                        ? Optional.of(new Grid(fraction(video.getFps()), video.getGridFrom(), video.getGridTo()))
                        : Optional.empty(),
                codec(video.getCodec()),
                video.getCrf(),
                video.getPreset(),
                resized ? Optional.of(new VideoWork.Size(video.getWidth(), video.getHeight())) : Optional.empty(),
                format(video.getPixelFormat()),
                colour(video),
                video.getSampleAspect().getNum() > 0
                        ? Optional.of(fraction(video.getSampleAspect()))
                        : Optional.empty(),
                video.getThreads(),
                video.getKeyframeInterval(),
                fraction(video.getOutputTimeBase()),
                fraction(video.getFrameRate()),
                PictureMapper.treatment(video),
                PictureMapper.framing(video.getFraming()),
                DialsMapper.dials(video.getDials()),
                new Ladder(
                        video.getMoreRenditionsList().stream()
                                .map(WorkMapper::rendition)
                                .toList(),
                        video.getFixedKeyframes()));
    }

    private static Ladder.Rendition rendition(dev.framefarm.v1.Rendition rendition) {
        return new Ladder.Rendition(
                codec(rendition.getCodec()),
                rendition.getCrf(),
                rendition.getPreset(),
                new VideoWork.Size(rendition.getWidth(), rendition.getHeight()),
                format(rendition.getPixelFormat()),
                PictureMapper.framing(rendition.getFraming()),
                DialsMapper.dials(rendition.getDials()));
    }

    private static FrameCount count(dev.framefarm.v1.FrameCount count) {
        List<FrameCount.Run> runs = new ArrayList<>();
        runs.add(new FrameCount.Run(0, count.getFirst(), count.getStep()));
        count.getMoreList().forEach(run -> runs.add(new FrameCount.Run(run.getFrom(), run.getFirst(), run.getStep())));
        return new FrameCount(runs);
    }

    private static Fraction fraction(dev.framefarm.v1.Fraction fraction) {
        return new Fraction(fraction.getNum(), fraction.getDen());
    }

    /** Before the colour was sent there was none to keep. */
    private static Colour colour(dev.framefarm.v1.VideoWork video) {
        dev.framefarm.v1.Colour points = video.getColour();
        return new Colour(
                video.hasColour() ? points.getPrimaries() : Colour.UNSPECIFIED.primaries(),
                video.hasColour() ? points.getTransfer() : Colour.UNSPECIFIED.transfer(),
                video.hasColour() ? points.getMatrix() : Colour.UNSPECIFIED.matrix(),
                points.getFullRange(),
                video.getChromaLocation(),
                video.hasMasteringDisplay() ? Optional.of(mastering(video.getMasteringDisplay())) : Optional.empty(),
                video.hasContentLight()
                        ? Optional.of(new ContentLight(
                                video.getContentLight().getMost(),
                                video.getContentLight().getMostAverage()))
                        : Optional.empty());
    }

    static Colour points(dev.framefarm.v1.Colour points) {
        return new Colour(points.getPrimaries(), points.getTransfer(), points.getMatrix(), points.getFullRange());
    }

    private static MasteringDisplay mastering(dev.framefarm.v1.MasteringDisplay display) {
        return new MasteringDisplay(
                new MasteringDisplay.Point(display.getRedX(), display.getRedY()),
                new MasteringDisplay.Point(display.getGreenX(), display.getGreenY()),
                new MasteringDisplay.Point(display.getBlueX(), display.getBlueY()),
                new MasteringDisplay.Point(display.getWhiteX(), display.getWhiteY()),
                display.getLeastLight(),
                display.getMostLight());
    }

    private static VideoCodec codec(dev.framefarm.v1.VideoCodec codec) {
        return switch (codec) {
            case VIDEO_CODEC_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnsupportedWork("this codec of pictures is newer than the agent");
            default -> VideoCodec.valueOf(codec.name());
        };
    }

    private static PixelFormat format(dev.framefarm.v1.PixelFormat format) {
        return switch (format) {
            case PIXEL_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnsupportedWork("this pixel format is newer than the agent");
            default -> PixelFormat.valueOf(format.name());
        };
    }
}
