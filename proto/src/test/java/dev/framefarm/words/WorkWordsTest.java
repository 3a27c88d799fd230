package dev.framefarm.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import dev.framefarm.v1.Deinterlacing;
import dev.framefarm.v1.FieldOrder;
import dev.framefarm.v1.Rendition;
import dev.framefarm.v1.Treatment;
import dev.framefarm.v1.VideoCodec;
import dev.framefarm.v1.VideoWork;
import dev.framefarm.v1.Work;
import org.junit.jupiter.api.Test;

class WorkWordsTest {
    private static final Work WORK = Work.newBuilder()
            .setVideo(VideoWork.newBuilder()
                    .setCodec(VideoCodec.AV1)
                    .setTreatment(Treatment.newBuilder()
                            .setDeinterlacing(Deinterlacing.newBuilder().setOrder(FieldOrder.TOP_FIRST)))
                    .addMoreRenditions(Rendition.newBuilder().setCodec(VideoCodec.VP9)))
            .build();

    @Test
    void namesEveryFieldThatIsUsedAndEveryChoiceThatIsMade() {
        assertThat(WorkWords.of(WORK))
                .containsExactly(
                        "Deinterlacing.order",
                        "FieldOrder.TOP_FIRST",
                        "Rendition.codec",
                        "Treatment.deinterlacing",
                        "VideoCodec.AV1",
                        "VideoCodec.VP9",
                        "VideoWork.codec",
                        "VideoWork.more_renditions",
                        "VideoWork.treatment",
                        "Work.video");
    }

    @Test
    void knowsAllThatWorkCanBeToldIn() {
        assertThat(WorkWords.known())
                .containsAll(WorkWords.of(WORK))
                .contains("AudioWork.loudness", "Loudness.target", "PixelFormat.YUV444P10", "ContentLight.most");
    }

    @Test
    void theOldestWordsAreStillInUse() {
        assertThat(WorkWords.known()).containsAll(WorkWords.unsaid());
    }

    @Test
    void noticesWhatIsNewerHoweverDeepItLies() {
        assertThat(WorkWords.strange(WORK)).isEmpty();
        Work.Builder newer = WORK.toBuilder();
        newer.getVideoBuilder().getTreatmentBuilder().setUnknownFields(field(4711));
        assertThat(WorkWords.strange(newer.build())).contains("field 4711 of Treatment");
        Work.Builder another = WORK.toBuilder();
        another.getVideoBuilder().getMoreRenditionsBuilder(0).setUnknownFields(field(99));
        assertThat(WorkWords.strange(another.build())).contains("field 99 of Rendition");
    }

    private static UnknownFieldSet field(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
    }
}
