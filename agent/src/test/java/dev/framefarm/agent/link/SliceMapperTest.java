package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.UnknownFieldSet;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.slice.Slice;
import dev.framefarm.v1.Fraction;
import dev.framefarm.v1.SliceForm;
import dev.framefarm.v1.SourceSlice;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SliceMapperTest {
    private static final SourceSlice WHOLE = SourceSlice.newBuilder()
            .setDemuxer("mov")
            .setStream(1)
            .setTick(Fraction.newBuilder().setNum(1).setDen(600))
            .setStartMicros(40_000)
            .setShift(-7)
            .setForm(SliceForm.COPIED_AS_DNXHD)
            .build();

    @Test
    void whatIsNotSaidIsNotZero() {
        assertThat(SliceMapper.slice(WHOLE))
                .isEqualTo(new Slice(
                        "mov",
                        1,
                        new Slice.Tick(1, 600),
                        40_000,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        -7,
                        OptionalLong.empty(),
                        Slice.Form.DNXHD));
    }

    @Test
    void zeroIsSaid() {
        Slice slice = SliceMapper.slice(
                WHOLE.toBuilder().setFrom(0).setTo(0).setPackets(0).build());

        assertThat(List.of(slice.from(), slice.to(), slice.packets())).containsOnly(OptionalLong.of(0));
    }

    @Test
    void whatIsNewerIsRefused() {
        assertRefused(WHOLE.toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                4711,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build()));
        assertRefused(WHOLE.toBuilder().setFormValue(99));
        assertRefused(WHOLE.toBuilder().clearForm());
    }

    @Test
    void noArgumentsComeThisWay() {
        for (String demuxer : List.of("concat", "hls", "mov,mp4", "lavfi", "", "-i")) {
            assertRefused(WHOLE.toBuilder().setDemuxer(demuxer));
        }
        assertRefused(WHOLE.toBuilder().setStream(-1));
        assertRefused(WHOLE.toBuilder().clearTick());
    }

    private static void assertRefused(SourceSlice.Builder slice) {
        assertThatExceptionOfType(UnsupportedWork.class).isThrownBy(() -> SliceMapper.slice(slice.build()));
    }
}
