package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.coordinator.model.Rectangle;
import org.junit.jupiter.api.Test;

class StreamFactsTest {
    @Test
    void theContainerMayShowAPartOfThePicture() throws Exception {
        assertThat(of("{'crop_top':4,'crop_bottom':31,'crop_left':29,'crop_right':6}")
                        .window())
                .contains(new Rectangle(29, 4, 29, 29));
        assertThat(of("{'crop_top':0,'crop_bottom':0,'crop_left':0,'crop_right':0}")
                        .window())
                .isEmpty();
        assertThat(of("{'rotation':90}").window()).isEmpty();
    }

    @Test
    void whatWouldLeaveNothingIsNotBelieved() throws Exception {
        assertThat(of("{'crop_top':40,'crop_bottom':31}").window()).isEmpty();
        assertThat(of("{'crop_left':-3,'crop_right':6}").window()).isEmpty();
        assertThat(of("{'crop_left':70,'crop_right':-60}").window()).isEmpty();
    }

    private static StreamFacts of(String sideData) throws Exception {
        String json = "{'codec_type':'video','width':64,'height':64,'side_data_list':[" + sideData + "]}";
        return new StreamFacts(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
