package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;

/** Indexes the longest film there may be, of keyframes alone, as the coordinator does, and says when it is done. */
final class LongestFilmProcess {
    private LongestFilmProcess() {}

    public static void main(String[] arguments) throws Exception {
        PictureIndex pictures = new PictureIndex("rawvideo");
        for (int frame = 0; frame < Timeline.MOST_FRAMES; frame++) {
            pictures.add(new PacketLine("stream_index=0|pts=" + frame + "|dts=" + frame + "|duration=1|flags=K__"));
        }
        Timeline timeline = pictures.timeline(new Fraction(1, 25));
        System.out.println(timeline.frames() + " frames, " + timeline.keyCount() + " keyframes");
    }
}
