package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnifferTest {
    @Test
    void knowsContainersByTheirFirstBytes() {
        assertThat(sniff("\0\0\0 ftypisom")).isEqualTo("mov");
        assertThat(sniff("\0\0\0\bwide\0\0\1\0mdat")).isEqualTo("mov");
        assertThat(sniff("\u001aE\u00df\u00a3\1")).isEqualTo("matroska");
        assertThat(sniff("\0\0\1\u00baD")).isEqualTo("mpeg");
        assertThat(sniff("RIFF\0\0\0\0AVI LIST")).isEqualTo("avi");
        assertThat(sniff("FLV\1\5")).isEqualTo("flv");
        assertThat(sniff("OggS\0")).isEqualTo("ogg");
        assertThat(sniff("YUV4MPEG2 W2")).isEqualTo("yuv4mpegpipe");
        assertThat(sniff("\u001f\7\0\u00bf")).isEqualTo("dv");
        assertThat(sniff("\0\0\0\0\1\u00bc\0\0")).isEqualTo("gxf");
    }

    @Test
    void knowsTransportStreamsOfThreePacketSizes() {
        assertThat(transport(188, 0)).isEqualTo("mpegts");
        assertThat(transport(192, 4)).isEqualTo("mpegts");
        assertThat(transport(204, 0)).isEqualTo("mpegts");
        assertThat(sniff("Good morning")).isEqualTo("TEXT");
    }

    @Test
    void saysWhatAStrangerIs() {
        assertThat(sniff("#EXTM3U\n")).isEqualTo("PLAYLIST");
        assertThat(sniff("ffconcat version 1.0")).isEqualTo("PLAYLIST");
        assertThat(sniff("<?xml version=\"1.0\"?><MPD>")).isEqualTo("PLAYLIST");
        assertThat(sniff("<!DOCTYPE html>")).isEqualTo("TEXT");
        assertThat(sniff("\u0089PNG\r\n\u001a\n")).isEqualTo("PICTURE");
        assertThat(sniff("\0\0\0 ftypavif")).isEqualTo("NOT_MEDIA");
        assertThat(sniff("MThd\0\0\0\6")).isEqualTo("AUDIO_ONLY");
        assertThat(sniff("PK\3\4")).isEqualTo("ARCHIVE");
        assertThat(sniff("\0\0\0\1gd")).isEqualTo("h264");
        assertThat(sniff("\u007fELF\2")).isEqualTo("NOT_MEDIA");
    }

    @Test
    void knowsSoundAlone() throws Exception {
        assertThat(sniff("RIFF\0\0\0\0WAVEfmt ")).isEqualTo("wav");
        assertThat(sniff("RF64\u00ff\u00ff\u00ff\u00ffWAVEds64")).isEqualTo("wav");
        assertThat(sniff("fLaC\0\0\0\"")).isEqualTo("flac");
        assertThat(sniff("FORM\0\0\0\0AIFCFVER")).isEqualTo("aiff");
        assertThat(sniff("caff\0\1\0\0")).isEqualTo("caf");
        assertThat(sniff("\u00ff\u00fb\u0090\0")).isEqualTo("mp3");
        assertThat(sniff("\u00ff\u00f1P\u0080")).isEqualTo("aac");
        assertThat(sniff("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("mjpeg");
    }

    @Test
    void knowsBareStreams() {
        assertThat(sniff("\0\0\0\1gB")).isEqualTo("h264");
        assertThat(sniff("\0\0\0\1@\1")).isEqualTo("hevc");
        assertThat(sniff("\0\0\1\u00b3\26")).isEqualTo("mpegvideo");
        assertThat(sniff("\0\0\1\u00b0\1")).isEqualTo("m4v");
        assertThat(sniff("\0\0\1\0\0\0\1 \0")).isEqualTo("m4v");
        assertThat(sniff("\0\0\1\0\0\17")).isEqualTo("NOT_MEDIA");
    }

    @Test
    void looksBehindADescription(@TempDir Path folder) throws Exception {
        String description = "ID3\4\0\0\0\0\1\0" + "x".repeat(128);
        assertThat(sniff(folder, description + "\u00ff\u00fb\u0090\0")).isEqualTo("mp3");
        assertThat(sniff(folder, description + "fLaC")).isEqualTo("flac");
        assertThat(sniff(folder, description + "\u00ff\u00f1P\u0080")).isEqualTo("aac");
        assertThat(sniff(folder, description)).isEqualTo("mp3");
    }

    private static String sniff(Path folder, String text) throws Exception {
        return Sniffer.demuxer(Files.write(folder.resolve("sound"), text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String transport(int packet, int offset) {
        byte[] bytes = new byte[Magic.LENGTH];
        for (int at = offset; at < bytes.length; at += packet) {
            bytes[at] = 0x47;
        }
        return sniff(bytes);
    }

    private static String sniff(String text) {
        return sniff(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String sniff(byte[] bytes) {
        Magic magic = new Magic(Arrays.copyOf(bytes, bytes.length));
        return Sniffer.demuxer(magic)
                .orElseGet(() -> Strangers.refusal(magic).refused().code());
    }
}
