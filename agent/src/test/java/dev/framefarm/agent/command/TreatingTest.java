package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Denoising;
import dev.framefarm.agent.work.FieldOrder;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The filters of an order as text. */
class TreatingTest {
    private static final String FORGET = "sidedata=mode=delete:type=MASTERING_DISPLAY_METADATA,"
            + "sidedata=mode=delete:type=CONTENT_LIGHT_LEVEL,sidedata=mode=delete:type=DYNAMIC_HDR_PLUS,"
            + "sidedata=mode=delete:type=AMBIENT_VIEWING_ENVIRONMENT,";
    private static final String TAGS = "setparams=color_primaries=1:color_trc=1:colorspace=1:range=tv,";
    private static final String LATER = "setpts=if(isnan(PREV_OUTPTS)\\,PTS\\,max(PTS\\,PREV_OUTPTS+1)),";
    private static final String END = ",setsar=1/1,setpts=PTS:strip_fps=1";

    @Test
    void framesAreDeinterlacedAmongTheirNeighbours() {
        assertThat(Filters.of(deinterlaced(false, 9, 21)))
                .isEqualTo("settb=expr=1/12800," + LATER + "trim=start_pts=17408:end_pts=23552," + TAGS
                        + "bwdif=mode=send_frame:parity=tff:deint=all,settb=expr=1/12800,"
                        + "trim=start_pts=17920:end_pts=23040," + FORGET + TAGS
                        + "scale=320:180:flags=bicubic,format=yuv420p" + END);
    }

    @Test
    void fieldsAreCountedInHalfTicks() {
        assertThat(Filters.of(deinterlaced(true, 9, 21)))
                .contains("bwdif=mode=send_field:parity=tff:deint=all,settb=expr=1/25600,"
                        + "trim=start_pts=35840:end_pts=46080,");
        assertThat(EncodeCommand.of(deinterlaced(true, 9, 21)))
                .containsSequence("-enc_time_base", "1:25600")
                .containsSequence("-video_track_timescale", "25600");
    }

    @Test
    void theLastFieldOfAFilmIsNotCutOff() {
        assertThat(Filters.of(deinterlaced(true, 9, 20))).contains("settb=expr=1/25600,trim=start_pts=35840,");
    }

    @Test
    void picturesAreTurnedThenCroppedThenSurrounded() {
        Treatment turned = new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 270, true);
        Framing framing =
                new Framing(Optional.of(new Rectangle(0, 20, 180, 280)), Optional.of(new Rectangle(70, 0, 116, 180)));
        assertThat(Filters.of(PicturesOf.frames(10, 20, 256, 180, turned, framing)))
                .isEqualTo("settb=expr=1/12800," + LATER + "trim=start_pts=17920:end_pts=23040," + FORGET + TAGS
                        + "transpose=clock,hflip,crop=180:280:0:20,scale=116:180:flags=bicubic,format=yuv420p,"
                        + "pad=256:180:70:0:color=black" + END);
    }

    @Test
    void tonesAreMappedInLinearLight() {
        Treatment.ToneMapping mapping = new Treatment.ToneMapping(new Colour(9, 16, 9, false), 10);
        Treatment mapped = new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.of(mapping), 0, false);
        assertThat(Filters.of(PicturesOf.frames(10, 20, 320, 180, mapped, Framing.WHOLE)))
                .contains(LATER
                        + "trim=start_pts=17920:end_pts=23040,setparams=color_primaries=9:color_trc=16:colorspace=9:range=tv,"
                        + "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
                        + "tonemap=tonemap=hable:desat=0:peak=10.0000,"
                        + "zscale=transfer=bt709:matrix=bt709:range=tv,format=yuv444p10le," + FORGET + TAGS);
    }

    @Test
    void noiseIsTakenAwayAfterDeinterlacing() {
        Treatment treatment = new Treatment(
                0,
                10752,
                Optional.of(new Treatment.Deinterlacing(FieldOrder.AS_EACH_FRAME_SAYS, false)),
                Optional.of(Denoising.MEDIUM),
                Optional.empty(),
                0,
                false);
        assertThat(Filters.of(PicturesOf.frames(10, 20, 320, 180, treatment, Framing.WHOLE)))
                .contains("parity=auto:deint=all,settb=expr=1/12800,hqdn3d=4:3:6:4.5,trim=start_pts=17920");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 45, false))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining("found 45");
        assertThatThrownBy(() ->
                        new Treatment(5, 5, Optional.empty(), Optional.of(Denoising.LIGHT), Optional.empty(), 0, false))
                .isInstanceOf(UnsupportedWork.class)
                .hasMessageContaining("neighbours");
        assertThatThrownBy(() -> new Rectangle(-2, 0, 10, 10)).isInstanceOf(UnsupportedWork.class);
        assertThatThrownBy(() -> new Treatment.ToneMapping(Colour.UNSPECIFIED, Double.NaN))
                .isInstanceOf(UnsupportedWork.class);
    }

    private static VideoWork deinterlaced(boolean everyField, int seenFrom, int seenUntil) {
        Treatment treatment = new Treatment(
                seenFrom * (long) PicturesOf.STEP,
                seenUntil * (long) PicturesOf.STEP,
                Optional.of(new Treatment.Deinterlacing(FieldOrder.TOP_FIRST, everyField)),
                Optional.empty(),
                Optional.empty(),
                0,
                false);
        return PicturesOf.frames(10, 20, 320, 180, treatment, Framing.WHOLE);
    }
}
