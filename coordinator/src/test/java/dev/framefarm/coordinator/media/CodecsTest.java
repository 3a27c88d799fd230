package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.ffmpeg.Whitelist;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static final Pattern LINE = Pattern.compile("\\s*D\\S+\\s+(\\S+)\\s.*?(?:\\(decoders: (\\S+).*)?");

    /** The decoder that FFmpeg takes by itself is the first one that it names. */
    @Test
    void whatIsAdmittedMayBeDecoded() throws Exception {
        String all = new String(Clips.run(List.of("-v", "error", "-codecs"), null), StandardCharsets.UTF_8);
        for (String line : all.lines().toList()) {
            Matcher codec = LINE.matcher(line);
            if (codec.matches() && (Codecs.decodes(codec.group(1)) || Codecs.hears(codec.group(1)))) {
                String decoder =
                        codec.group(2) == null ? codec.group(1) : codec.group(2).replace(")", "");
                assertThat(Whitelist.decodesWith(decoder)).as(line).isTrue();
            }
        }
    }

    @Test
    void soundThatWasNeverTriedIsNotHeard() {
        assertThat(Codecs.hears("aac")).isTrue();
        assertThat(Codecs.hears("dts")).isTrue();
        assertThat(Codecs.hears("bink")).isFalse();
    }
}
