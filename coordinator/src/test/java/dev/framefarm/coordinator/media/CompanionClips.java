package dev.framefarm.coordinator.media;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Small films with companions: two cues, two chapters, a cover and a font, all of them two seconds late. */
final class CompanionClips {
    private static final Path HOME = Path.of("target", "clips");
    static final String WORDS = """
            1
            00:00:00,500 --> 00:00:01,500
            Hello

            2
            00:00:02,000 --> 00:00:03,250
            Gr\u00fc\u00dfe \u65e5\u672c

            """;
    private static final String CHAPTERS = """
            ;FFMETADATA1
            title=Mein F\u00efl\u043c
            artist=Somebody
            location=+52.5+013.4/
            make=Canon
            creation_time=2020-01-02T03:04:05.000000Z
            [CHAPTER]
            TIMEBASE=1/1000
            START=0
            END=2000
            title=Eins \u2013 \u00e4
            [CHAPTER]
            TIMEBASE=1/1000
            START=2000
            END=4000
            title=\u4e8c
            """;
    private static final String PICTURES = "-f lavfi -i testsrc2=s=192x108:r=25:d=4 ";

    private CompanionClips() {}

    /** Everything Matroska holds. */
    static Path matroska() throws Exception {
        text("words.srt", WORDS);
        text("chapters.txt", CHAPTERS);
        text("font.ttf", "no font at all");
        Clips.clip("cover.png", "-f lavfi -i color=gray:s=32x18 -frames:v 1 -update 1");
        return Clips.clip(
                "company.mkv",
                PICTURES + "-i target/clips/words.srt -i target/clips/words.srt -i target/clips/chapters.txt"
                        + " -map 0 -map 1 -map 2 -map_metadata 3 -map_chapters 3 " + Clips.X264
                        + "-g 50 -c:s:0 subrip -c:s:1 ass -metadata:s:s:0 language=eng -metadata:s:s:0 title=Words"
                        + " -metadata:s:s:1 language=ger -disposition:s:0 default -disposition:s:1 forced"
                        + " -attach target/clips/cover.png -metadata:s:t:0 mimetype=image/png"
                        + " -metadata:s:t:0 filename=../../cover.png -attach target/clips/font.ttf"
                        + " -metadata:s:t:1 mimetype=application/x-truetype-font -metadata:s:t:1 filename=f.ttf");
    }

    /** The words alone, in a form the container has, with a clock that does not begin at zero. */
    static Path late(String extension, String codecs) throws Exception {
        text("words.srt", WORDS);
        Path punctual = Clips.clip(
                "punctual." + extension,
                PICTURES + "-i target/clips/words.srt -map 0 -map 1 -pix_fmt yuv420p -g 50 " + codecs
                        + " -metadata:s:s:0 language=eng");
        return Clips.clip("late." + extension, "-itsoffset 2 -i file:" + punctual + " -map 0:v -map 0:s -c copy");
    }

    /** In high dynamic range and upright on a telephone, with the light said in the stream alone. */
    static Path hdr() throws Exception {
        text("words.srt", WORDS);
        text("numbers.txt", """
                ;FFMETADATA1
                [CHAPTER]
                TIMEBASE=1/1
                START=0
                END=1
                title=One
                [CHAPTER]
                TIMEBASE=1/1
                START=1
                END=2
                title=Zwei
                """);
        Path flat = Clips.clip(
                "flat.mp4",
                "-f lavfi -i testsrc2=s=192x108:r=25:d=2 -i target/clips/words.srt -i target/clips/words.srt"
                        + " -i target/clips/numbers.txt -map 0 -map 1 -map 2 -map_chapters 3"
                        + " -vf setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv"
                        + " -pix_fmt yuv420p10le -c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params"
                        + " log-level=error:pools=none:keyint=25:hdr10=1:repeat-headers=1:max-cll=1000,400:master-display="
                        + "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)"
                        + " -c:s mov_text -metadata:s:s:0 language=eng -metadata:s:s:1 language=deu");
        return Clips.clip("hdr.mp4", "-display_rotation 90 -i file:" + flat + " -map 0:v -map 0:s -c copy");
    }

    /** Pictures of words in a transport stream: two that show nothing. */
    static Path bitmaps() throws Exception {
        Path words = HOME.resolve("words.sup");
        Files.createDirectories(HOME);
        ByteBuffer bytes = ByteBuffer.allocate(200);
        for (int seconds = 1; seconds <= 2; seconds++) {
            segment(bytes, seconds * 90_000, 0x16, new byte[] {0, -64, 0, 108, 16, 0, (byte) seconds, -128, 0, 0, 0});
            segment(bytes, seconds * 90_000, 0x80, new byte[0]);
        }
        Files.write(words, Arrays.copyOf(bytes.array(), bytes.position()));
        Path both = Clips.clip(
                "bitmaps.mkv",
                PICTURES + "-i file:" + words + " -map 0 -map 1 " + Clips.X264 + "-g 50 -c:s copy"
                        + " -metadata:s:s:0 language=fra");
        return Clips.clip("bitmaps.m2ts", "-i file:" + both + " -map 0 -c copy -mpegts_m2ts_mode 1 -f mpegts");
    }

    private static void segment(ByteBuffer bytes, int time, int type, byte[] payload) {
        bytes.put((byte) 'P').put((byte) 'G').putInt(time).putInt(0).put((byte) type);
        bytes.putShort((short) payload.length).put(payload);
    }

    private static void text(String name, String text) throws Exception {
        Files.createDirectories(HOME);
        Files.writeString(HOME.resolve(name), text);
    }
}
