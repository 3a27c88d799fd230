package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FFmpeg was seen to say on machines where the encoder of the graphics card does not work. */
class CardFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cannot load libcuda.so.1|t4: the driver's library libcuda.so.1 is missing|true",
                "Cannot load libnvidia-encode.so.1|t4: the driver's library libnvidia-encode.so.1 is missing|true",
                "The minimum required Nvidia driver for nvenc is 570.0 or newer|needs 570.0 or newer|true",
                "OpenEncodeSessionEx failed: unsupported device (2): (no details)|t4: the card has no encoder (NVENC)|true",
                "OpenEncodeSessionEx failed: out of memory (10): (no details)|no further encode fits on the card|false",
                "OpenEncodeSessionEx failed: incompatible client key (21): (no details)|no further encode fits|false",
                "cu->cuInit(0) failed -> CUDA_ERROR_UNKNOWN: unknown error|does not answer (CUDA_ERROR_UNKNOWN)|false",
                "Codec not supported|does not know this format|true",
                "Something else|the card's encoder does not know this format|true"
            })
    void saysWhatToDo(String said, String means, boolean lasting) {
        CardFault fault = CardFault.of(log(said), "t4");
        assertThat(fault.reason()).contains(means);
        assertThat(fault.lasting()).isEqualTo(lasting);
    }

    private static String log(String said) {
        return "[h264_nvenc @ 0x1] " + said + "\n[h264_nvenc @ 0x1] No capable devices found\n"
                + "[vost#0:0/h264_nvenc @ 0x2] Error while opening encoder\n";
    }
}
