package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.SoundPiece;

/** Which of an encoder's packets get into the delivery of a piece of sound, and at what times. */
final class Packets {
    private Packets() {}

    /**
     * As a filter of packets. Joined in MP4 they follow one another from zero, because the track's first piece says where
     * zero is; in Matroska each has the time that it has in the film.
     */
    static String wanted(SoundPiece piece, Container container) {
        String drop = "lt(n\\," + piece.leadIn() + ")";
        if (piece.end().isPresent()) {
            drop += "+gte(n\\," + (piece.leadIn() + piece.end().getAsLong() - piece.first()) + ")";
        }
        String wanted = "noise=drop=" + drop;
        if (container == Container.MATROSKA || piece.begins()) {
            return wanted;
        }
        String time = "(N+" + piece.first() + ")*" + piece.packetSamples();
        return wanted + ",setts=pts=" + time + ":dts=" + time + ":duration=DURATION";
    }
}
