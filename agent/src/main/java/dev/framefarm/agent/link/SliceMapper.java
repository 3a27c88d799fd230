package dev.framefarm.agent.link;

import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.ffmpeg.Whitelist;
import dev.framefarm.slice.Slice;
import dev.framefarm.v1.SourceSlice;
import dev.framefarm.words.WorkWords;
import java.util.OptionalLong;

/** What to cut, from its message. What this build does not know, or no coordinator would ask for, is refused. */
final class SliceMapper {
    private SliceMapper() {}

    static Slice slice(SourceSlice slice) {
        WorkWords.strange(slice).ifPresent(newer -> {
            throw new UnsupportedWork(newer + " is newer than the agent; upgrade it");
        });
        if (!Whitelist.opensWith(slice.getDemuxer())) {
            throw new UnsupportedWork("this format of a source is newer than the agent; upgrade it");
        }
        if (slice.getStream() < 0
                || slice.getTick().getNum() <= 0
                || slice.getTick().getDen() <= 0) {
            throw new UnsupportedWork("a slice of stream " + slice.getStream() + " in ticks of "
                    + slice.getTick().getNum() + "/" + slice.getTick().getDen());
        }
        return new Slice(
                slice.getDemuxer(),
                slice.getStream(),
                new Slice.Tick(slice.getTick().getNum(), slice.getTick().getDen()),
                slice.getStartMicros(),
                slice.hasFrom() ? OptionalLong.of(slice.getFrom()) : OptionalLong.empty(),
                slice.hasTo() ? OptionalLong.of(slice.getTo()) : OptionalLong.empty(),
                slice.getShift(),
                slice.hasPackets() ? OptionalLong.of(slice.getPackets()) : OptionalLong.empty(),
                form(slice));
    }

    private static Slice.Form form(SourceSlice slice) {
        return switch (slice.getForm()) {
            case COPIED -> Slice.Form.COPIED;
            case COPIED_AS_DNXHD -> Slice.Form.DNXHD;
            case COPIED_UNNAMED -> Slice.Form.UNNAMED;
            case DECODED -> Slice.Form.DECODED;
            case SLICE_FORM_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnsupportedWork("this form of a slice is newer than the agent; upgrade it");
        };
    }
}
