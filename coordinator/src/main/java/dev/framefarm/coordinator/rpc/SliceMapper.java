package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.engine.Slices;
import dev.framefarm.slice.Slice;
import dev.framefarm.v1.Fraction;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceForm;
import dev.framefarm.v1.SourceSlice;
import java.util.HexFormat;

/** Where an agent may read, as a message. */
final class SliceMapper {
    private SliceMapper() {}

    static Reading reading(Slices.Reading reading) {
        return Reading.newBuilder()
                .setUrl(reading.loan().address().toString())
                .putAllHeaders(reading.loan().headers())
                .setBytes(reading.source().bytes())
                .setSha256(ByteString.copyFrom(
                        HexFormat.of().parseHex(reading.source().sha256())))
                .setSlice(slice(reading.slice()))
                .build();
    }

    static SourceSlice slice(Slice slice) {
        SourceSlice.Builder message = SourceSlice.newBuilder()
                .setDemuxer(slice.demuxer())
                .setStream(slice.stream())
                .setTick(Fraction.newBuilder()
                        .setNum(slice.tick().num())
                        .setDen(slice.tick().den()))
                .setStartMicros(slice.startMicros())
                .setShift(slice.shift())
                .setForm(form(slice.form()));
        slice.from().ifPresent(message::setFrom);
        slice.to().ifPresent(message::setTo);
        slice.packets().ifPresent(message::setPackets);
        return message.build();
    }

    private static SliceForm form(Slice.Form form) {
        return switch (form) {
            case COPIED -> SliceForm.COPIED;
            case DNXHD -> SliceForm.COPIED_AS_DNXHD;
            case UNNAMED -> SliceForm.COPIED_UNNAMED;
            case DECODED -> SliceForm.DECODED;
        };
    }
}
