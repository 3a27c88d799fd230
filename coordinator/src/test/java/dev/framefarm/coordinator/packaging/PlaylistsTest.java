package dev.framefarm.coordinator.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Colour;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaylistsTest {
    private static final Track PICTURES = new Track(
            "video",
            "video.mp4",
            "avc1.640028",
            new Track.Pictures(1920, 1080, 30000 / 1001.0, new Colour(1, 1, 1, false)),
            1000,
            new ByteRange(0, 800),
            Division.ofComplete(7.5),
            IntStream.range(0, 3)
                    .mapToObj(i -> new Fragment(884 + i * 1000L, 1000, i * 2500L, 2500, 75, 300))
                    .toList(),
            true);

    private static final Track SOUND = new Track(
            "sound",
            "sound.mp4",
            "mp4a.40.2",
            new Track.Sound(2, 48_000, Optional.of("de"), "Deutsch \"neu\"", false),
            48_000,
            new ByteRange(0, 700),
            Division.ofComplete(7),
            List.of(new Fragment(784, 500, 0, 7 * 48_000L, 329, 0)),
            true);

    @Test
    void aPlaylistNamesWholeSegments() {
        assertThat(HlsMedia.playlist(PICTURES)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:5
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="video.mp4",BYTERANGE="800@0"
                #EXTINF:5.000000,
                #EXT-X-BYTERANGE:2000@884
                video.mp4
                #EXTINF:2.500000,
                #EXT-X-BYTERANGE:1000@2884
                video.mp4
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void keyPicturesAreTheBeginningsOfFragments() {
        assertThat(HlsMedia.keyPictures(PICTURES))
                .contains("#EXT-X-I-FRAMES-ONLY\n", "#EXT-X-TARGETDURATION:3\n")
                .contains("#EXTINF:2.500000,\n#EXT-X-BYTERANGE:300@1884\nvideo.mp4\n");
    }

    @Test
    void theMasterOffersEveryRenditionWithItsSound() {
        assertThat(HlsMaster.playlist(List.of(PICTURES, SOUND), List.of())).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Deutsch  neu ",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="sound.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=3771,AVERAGE-BANDWIDTH=3771,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970,AUDIO="sound"
                video.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=960,CODECS="avc1.640028",RESOLUTION=1920x1080,URI="video-keys.m3u8"
                """);
    }

    @Test
    void playersAreToldOfAHighDynamicRange() {
        assertThat(HlsMaster.playlist(List.of(coloured(16)), List.of()))
                .contains("FRAME-RATE=29.970,VIDEO-RANGE=PQ\n", "RESOLUTION=1920x1080,VIDEO-RANGE=PQ,URI=");
        assertThat(HlsMaster.playlist(List.of(coloured(18)), List.of()))
                .contains("FRAME-RATE=29.970,VIDEO-RANGE=HLG\n", "RESOLUTION=1920x1080,VIDEO-RANGE=HLG,URI=");
        assertThat(HlsMaster.playlist(List.of(coloured(14)), List.of())).doesNotContain("VIDEO-RANGE");
    }

    @Test
    void dashNamesTheColoursBeforeTheRenditions() {
        assertThat(DashManifest.of(List.of(coloured(16)), List.of())).contains("""
                subsegmentStartsWithSAP="1">
                      <SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:ColourPrimaries" value="9"/>
                      <SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:TransferCharacteristics" value="16"/>
                      <SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:MatrixCoefficients" value="9"/>
                      <Representation""");
        assertThat(DashManifest.of(List.of(coloured(Colour.UNSPECIFIED)), List.of()))
                .doesNotContain("cicp");
    }

    private static Track coloured(int transfer) {
        return coloured(new Colour(9, transfer, 9, false));
    }

    private static Track coloured(Colour colour) {
        return new Track(
                "video",
                "video.mp4",
                "hvc1.2.4.L120",
                new Track.Pictures(1920, 1080, 30000 / 1001.0, colour),
                1000,
                PICTURES.header(),
                PICTURES.division(),
                PICTURES.fragments(),
                true);
    }

    @Test
    void subtitlesAreOfferedBeside() {
        Words words = new Words("words-1", Optional.of("fr"), "Français", true, false, 7.5);
        assertThat(HlsMaster.playlist(List.of(PICTURES), List.of(words)))
                .contains("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"words\",NAME=\"Français\",LANGUAGE=\"fr\","
                        + "DEFAULT=YES,AUTOSELECT=YES,FORCED=NO,URI=\"words-1.m3u8\"\n")
                .contains(",SUBTITLES=\"words\"\nvideo.m3u8\n");
        assertThat(HlsMedia.playlist(words))
                .contains("#EXT-X-TARGETDURATION:8\n")
                .endsWith("#EXTINF:7.500000,\nwords-1.vtt\n#EXT-X-ENDLIST\n");
        assertThat(DashManifest.of(List.of(PICTURES), List.of(words)))
                .contains("mimeType=\"text/vtt\" lang=\"fr\"")
                .contains("<BaseURL>words-1.vtt</BaseURL>");
    }

    @Test
    void oneTrackOfAGroupIsTheUsualOne() {
        Words first = new Words("words-1", Optional.of("fr"), "Français", true, false, 7.5);
        Words second = new Words("words-2", Optional.of("fr"), "Français", true, true, 7.5);
        assertThat(HlsMaster.playlist(List.of(PICTURES), List.of(first, second)))
                .contains("NAME=\"Français 2\",LANGUAGE=\"fr\",DEFAULT=NO,AUTOSELECT=YES,FORCED=YES")
                .containsOnlyOnce("DEFAULT=YES");
    }

    @Test
    void theSoundThatTheSourceMarksIsTheUsualOne() {
        assertThat(HlsMaster.playlist(
                        List.of(sound("One", false), sound("Two", true), sound("Three", true)), List.of()))
                .contains("NAME=\"Two\",DEFAULT=YES,AUTOSELECT=YES")
                .containsOnlyOnce("DEFAULT=YES");
        assertThat(HlsMaster.playlist(List.of(sound("One", false), sound("Two", false)), List.of()))
                .contains("NAME=\"One\",DEFAULT=YES,AUTOSELECT=YES")
                .containsOnlyOnce("DEFAULT=YES");
    }

    private static Track sound(String title, boolean usual) {
        return new Track(
                title,
                title + ".mp4",
                "mp4a.40.2",
                new Track.Sound(2, 48_000, Optional.empty(), title, usual),
                48_000,
                SOUND.header(),
                SOUND.division(),
                SOUND.fragments(),
                true);
    }

    @Test
    void tracksOfOneTitleAreToldApart() {
        assertThat(HlsMaster.playlist(List.of(PICTURES, SOUND, SOUND), List.of()))
                .contains("NAME=\"Deutsch  neu \"")
                .contains("NAME=\"Deutsch  neu  2\"");
    }

    @Test
    void aListThatGrowsNeverChangesWhatItSaid() {
        Track growing = growing(PICTURES.fragments().subList(0, 2), false);
        String before = HlsMedia.playlist(growing);
        assertThat(before).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:7
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:EVENT
                #EXT-X-START:TIME-OFFSET=0,PRECISE=YES
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="video.mp4",BYTERANGE="800@0"
                #EXTINF:5.000000,
                #EXT-X-BYTERANGE:2000@884
                video.mp4
                """);
        assertThat(HlsMedia.playlist(growing(PICTURES.fragments(), false)))
                .as("the last segment is too short to be sure of it")
                .isEqualTo(before);
        assertThat(HlsMedia.playlist(growing(PICTURES.fragments(), true)))
                .isEqualTo(before.replace("EVENT\n#EXT-X-START:TIME-OFFSET=0,PRECISE=YES", "VOD") + """
                #EXTINF:2.500000,
                #EXT-X-BYTERANGE:1000@2884
                video.mp4
                #EXT-X-ENDLIST
                """);
    }

    /** One keyframe of 0.04 seconds, which by itself would ask for 20 Mb/s. */
    @Test
    void aShortEndIsNoPeak() {
        List<Fragment> fragments = List.of(
                new Fragment(884, 1_000_000, 0, 4000, 100, 90_000),
                new Fragment(1_000_884, 1_100_000, 4000, 4000, 100, 80_000),
                new Fragment(2_100_884, 100_000, 8000, 40, 1, 100_000));
        Track film = growing(fragments, true);
        String master = HlsMaster.playlist(List.of(film), List.of());
        assertThat(master)
                .as("the end counts with the segment before it, both last more than half of 7 s")
                .contains("STREAM-INF:BANDWIDTH=2376238,AVERAGE-BANDWIDTH=2189055,")
                .contains("I-FRAME-STREAM-INF:BANDWIDTH=356436,");
        assertThat(DashManifest.of(List.of(film), List.of())).contains("bandwidth=\"2376238\"");
    }

    @Test
    void aFilmOfAMomentIsItsOwnPeak() {
        Track film = growing(List.of(new Fragment(884, 1000, 0, 40, 1, 900)), true);
        assertThat(HlsMaster.playlist(List.of(film), List.of()))
                .contains("STREAM-INF:BANDWIDTH=200000,")
                .contains("I-FRAME-STREAM-INF:BANDWIDTH=180000,");
    }

    private static Track growing(List<Fragment> fragments, boolean isComplete) {
        return new Track(
                "video",
                "video.mp4",
                "avc1.640028",
                PICTURES.kind(),
                1000,
                PICTURES.header(),
                Division.of(7.5, 2.5),
                fragments,
                isComplete);
    }

    @Test
    void onlyWhatWillStayIsGiven() {
        Track growing = growing(PICTURES.fragments().subList(0, 2), false);
        assertThat(growing.has(0, 799)).isTrue();
        assertThat(growing.has(884, 2883)).isTrue();
        assertThat(growing.has(884, 2884)).as("not there yet").isFalse();
        assertThat(growing.has(700, 900)).as("the index comes last").isFalse();
        assertThat(growing.until(4.9)).as("less than a segment").isEmpty();
        assertThat(growing.until(5).map(Track::seconds)).hasValue(5.0);
    }

    @Test
    void theIndexIsRightBeforeTheFirstFragment() {
        assertThat(SegmentIndex.room(PICTURES.division())).isEqualTo(884 - 800);
        assertThat(PICTURES.index()).isEqualTo(new ByteRange(820, 64));
    }

    @Test
    void dashFindsTheSameBytes() {
        assertThat(DashManifest.of(List.of(PICTURES, SOUND), List.of()))
                .contains("mediaPresentationDuration=\"PT7.500S\"")
                .contains("<BaseURL>video.mp4</BaseURL>")
                .contains("<SegmentBase indexRange=\"820-883\">")
                .contains("<Initialization range=\"0-799\"/>")
                .contains("lang=\"de\"", "audioSamplingRate=\"48000\"");
    }
}
