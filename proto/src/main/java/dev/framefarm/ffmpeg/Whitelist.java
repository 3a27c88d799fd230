package dev.framefarm.ffmpeg;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What FFmpeg may use to open an input: one protocol (and what that one goes over), one demuxer and none inside it, and the decoders of films. The
 * rest of what it can do stays shut, whoever made the file.
 */
public final class Whitelist {
    /** FFmpeg's names of decoders. Of a codec with several all are here that it may take by itself. */
    private static final String DECODERS = String.join(
            ",",
            // Pictures.
            "h264,hevc,libdav1d,libaom-av1,av1,vp8,vp9,mpeg1video,mpeg2video,mpeg4,h263,flv,theora,vc1",
            "wmv1,wmv2,wmv3,msmpeg4v1,msmpeg4v2,msmpeg4,prores,dnxhd,mjpeg,ffv1,huffyuv,ffvhuff,utvideo",
            "dvvideo,cinepak,qtrle,png,gif,rawvideo,v210,cfhd,jpeg2000,bmp,webp,tiff",
            "h261,svq1,msvideo1,rpza,zmbv,flashsv,magicyuv,asv1,asv2,r210,yuv4,dirac,vp6,vp6a,vp6f",
            // Sound.
            "aac,aac_latm,ac3,eac3,dca,truehd,mlp,flac,alac,opus,libopus,vorbis,speex,libspeex,wavpack,tta",
            "mp1,mp1float,mp2,mp2float,mp3,mp3float,wmav1,wmav2,wmapro,wmalossless,wmavoice,metasound",
            "amrnb,amrwb,gsm,gsm_ms,nellymoser,qdm2,qdmc,mace3,mace6,s302m,als,dolby_e,dvaudio,qcelp,evrc",
            "g722,g726,g726le,g723_1,g729,ilbc,cook,sipr,atrac3,atrac3plus,real_144,real_288,truespeech",
            "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,adpcm_yamaha,pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd",
            "pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_s8,pcm_u8,pcm_s16be,pcm_s16le,pcm_s16le_planar",
            "pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_u16le",
            // Words.
            "mov_text,subrip,srt,ass,ssa,webvtt,text,dvbsub,dvdsub,pgssub,xsub,cc_dec,libzvbi_teletextdec",
            "microdvd,sami,subviewer,jacosub,realtext,stl,mpl2,pjs,vplayer,libaribcaption,libaribb24");

    /** FFmpeg's names of the formats that sources have. None of them follows a reference to another file. */
    private static final Set<String> DEMUXERS = Set.of(
            ("mov matroska mpegts mpeg avi flv ogg asf mxf nut yuv4mpegpipe dv gxf ivf gif flac wav aiff caf aac mp3 mjpeg obu"
                            + " mpegvideo m4v hevc h264")
                    .split(" ", -1));

    private Whitelist() {}

    /** The options in front of an input. */
    public static List<String> of(String protocols, String demuxer) {
        return List.of("-protocol_whitelist", protocols, "-format_whitelist", demuxer, "-codec_whitelist", DECODERS);
    }

    /** An input that is opened in this way and no other. */
    public static List<String> input(String protocols, String demuxer, String address) {
        return Stream.concat(of(protocols, demuxer).stream(), Stream.of("-f", demuxer, "-i", address))
                .toList();
    }

    /** Whether a source may be opened with a demuxer of this name. */
    public static boolean opensWith(String demuxer) {
        return DEMUXERS.contains(demuxer);
    }

    /** Whether FFmpeg may use a decoder of this name. */
    public static boolean decodesWith(String decoder) {
        return List.of(DECODERS.split(",", -1)).contains(decoder);
    }
}
