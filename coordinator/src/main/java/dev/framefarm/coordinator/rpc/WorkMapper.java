package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.v1.ContentLight;
import dev.framefarm.v1.FrameCount;
import dev.framefarm.v1.FrameRun;
import dev.framefarm.v1.Lease;
import dev.framefarm.v1.MasteringDisplay;
import dev.framefarm.v1.Rendition;
import dev.framefarm.v1.VideoWork;

/** The typed order that goes to an agent. */
final class WorkMapper {
    private WorkMapper() {}

    static Lease lease(Assignment assignment) {
        Interval interval = assignment.lease().interval();
        return Lease.newBuilder()
                .setLeaseId(assignment.lease().id().value())
                .setJobId(assignment.lane().job().value())
                .setLane(assignment.lane().index())
                .setFrom(interval.from())
                .setTo(interval.to())
                .setAttempt(assignment.lease().attempt())
                .setWork(work(assignment.work()))
                .build();
    }

    static dev.framefarm.v1.Work work(Work work) {
        dev.framefarm.v1.Work.Builder order = dev.framefarm.v1.Work.newBuilder()
                .setTimeBase(fraction(work.timeBase()))
                .setSliceShift(work.sliceShift())
                .setFilmStart(work.filmStart());
        if (work.part() instanceof Work.Pictures pictures) {
            return order.setVideo(video(pictures)).build();
        }
        if (work.part() instanceof Work.Sound sound) {
            return order.setAudio(SoundMapper.audio(sound)).build();
        }
        throw new IllegalStateException("work of a kind that has no message: " + work.part());
    }

    private static VideoWork.Builder video(Work.Pictures pictures) {
        Encode.Video encode = pictures.encode();
        VideoWork.Builder video = VideoWork.newBuilder()
                .setFirstPts(pictures.firstTime())
                .setEndPts(pictures.endTime())
                .setFrames(pictures.frames())
                .setSourceFrames(pictures.sourceFrames())
                .setCodec(codec(encode.coding().codec()))
                .setCrf(encode.coding().crf())
                .setPreset(encode.coding().preset())
                .setWidth(encode.picture().width())
                .setHeight(encode.picture().height())
                .setPixelFormat(pixelFormat(encode.picture().pixelFormat()))
                .setColour(colour(encode.picture().colour()))
                .setSampleAspect(fraction(encode.picture().sampleAspect()))
                .setDials(DialsMapper.dials(encode.coding().dials()))
                .setThreads(encode.coding().threads())
                .setKeyframeInterval(encode.coding().keyframeInterval())
                .setOutputTimeBase(fraction(encode.timing().outputTimeBase()))
                .setFrameRate(fraction(encode.timing().rate()));
        encode.timing().fps().ifPresent(fps -> video.setFps(fraction(fps)));
        light(encode.picture().colour(), video);
        PictureMapper.add(pictures, video);
        pictures.count().ifPresent(count -> video.setFrameCount(count(count)));
        encode.ladder().others().forEach(each -> video.addMoreRenditions(rendition(each)));
        video.setFixedKeyframes(encode.ladder().fixedKeyframes());
        pictures.grid().ifPresent(grid -> video.setGridFrom(grid.from()).setGridTo(grid.to()));
        return video;
    }

    private static FrameCount.Builder count(Work.FrameCount count) {
        Work.FrameRun first = count.runs().get(0);
        FrameCount.Builder message =
                FrameCount.newBuilder().setFirst(first.first()).setStep(first.step());
        for (Work.FrameRun run : count.runs().subList(1, count.runs().size())) {
            message.addMore(FrameRun.newBuilder()
                    .setFrom(run.from())
                    .setFirst(run.first())
                    .setStep(run.step()));
        }
        return message;
    }

    private static Rendition rendition(Encode.Rendition rendition) {
        Rendition.Builder message = Rendition.newBuilder()
                .setCodec(codec(rendition.coding().codec()))
                .setCrf(rendition.coding().crf())
                .setPreset(rendition.coding().preset())
                .setWidth(rendition.picture().width())
                .setHeight(rendition.picture().height())
                .setPixelFormat(pixelFormat(rendition.picture().pixelFormat()))
                .setDials(DialsMapper.dials(rendition.coding().dials()));
        if (!rendition.picture().framing().equals(Framing.WHOLE)) {
            message.setFraming(PictureMapper.framing(rendition.picture().framing()));
        }
        return message.build();
    }

    private static void light(Colour colour, VideoWork.Builder video) {
        video.setChromaLocation(colour.chromaLocation());
        colour.mastering().map(WorkMapper::mastering).ifPresent(video::setMasteringDisplay);
        colour.light()
                .map(light -> ContentLight.newBuilder().setMost(light.most()).setMostAverage(light.mostAverage()))
                .ifPresent(video::setContentLight);
    }

    private static MasteringDisplay.Builder mastering(dev.framefarm.coordinator.model.MasteringDisplay display) {
        return MasteringDisplay.newBuilder()
                .setRedX(display.red().x())
                .setRedY(display.red().y())
                .setGreenX(display.green().x())
                .setGreenY(display.green().y())
                .setBlueX(display.blue().x())
                .setBlueY(display.blue().y())
                .setWhiteX(display.white().x())
                .setWhiteY(display.white().y())
                .setLeastLight(display.leastLight())
                .setMostLight(display.mostLight());
    }

    private static dev.framefarm.v1.VideoCodec codec(VideoCodec codec) {
        return dev.framefarm.v1.VideoCodec.valueOf(codec.name());
    }

    private static dev.framefarm.v1.PixelFormat pixelFormat(PixelFormat format) {
        return dev.framefarm.v1.PixelFormat.valueOf(format.name());
    }

    static dev.framefarm.v1.Colour colour(Colour colour) {
        return dev.framefarm.v1.Colour.newBuilder()
                .setPrimaries(colour.primaries())
                .setTransfer(colour.transfer())
                .setMatrix(colour.matrix())
                .setFullRange(colour.fullRange())
                .build();
    }

    private static dev.framefarm.v1.Fraction fraction(Fraction fraction) {
        return dev.framefarm.v1.Fraction.newBuilder()
                .setNum(fraction.num())
                .setDen(fraction.den())
                .build();
    }
}
