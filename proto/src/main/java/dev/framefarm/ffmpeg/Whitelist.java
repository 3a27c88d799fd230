package dev.framefarm.ffmpeg;

import java.util.List;

/**
 * What FFmpeg may use to open an input: one protocol, one demuxer and none inside it, and the decoders of films. The
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
            "h261,svq1,msvideo1,rpza,zmbv,flashsv,magicyuv,asv1,asv2,r210,yuv4,dirac",
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

    private Whitelist() {}

    /** The options in front of an input. */
    public static List<String> of(String protocol, String demuxer) {
        return List.of("-protocol_whitelist", protocol, "-format_whitelist", demuxer, "-codec_whitelist", DECODERS);
    }

    /** Whether FFmpeg may use a decoder of this name. */
    public static boolean decodesWith(String decoder) {
        return List.of(DECODERS.split(",", -1)).contains(decoder);
    }
}
