package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.SoundPiece;
import dev.framefarm.coordinator.model.UnnamedCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.v1.AudioWork;
import dev.framefarm.v1.Loudness;
import dev.framefarm.v1.SoundContainer;

/** The part of an order that is about sound. */
final class SoundMapper {
    private SoundMapper() {}

    static AudioWork.Builder audio(Work.Sound sound) {
        Encode.Audio encode = sound.encode();
        AudioWork.Builder audio = AudioWork.newBuilder()
                .setCodec(codec(encode.codec()))
                .setBitRate(encode.bitRate())
                .setSampleRate(encode.sampleRate())
                .setChannels(encode.layout().channels())
                .setLayout(layout(encode.layout()))
                .setBits(encode.bits())
                .setMilliseconds(sound.milliseconds())
                .setTrimFrom(sound.trimFrom().orElse(0))
                .setTrimTo(sound.trimTo().orElse(0))
                .setPadSamples(sound.padding())
                .setContainer(container(sound.container()))
                .setHoled(sound.holed());
        sound.sourceLayout().ifPresent(layout -> audio.setSourceLayout(layout(layout)));
        sound.sourceCodec().ifPresent(codec -> audio.setSourceCodec(sourceCodec(codec)));
        sound.piece().ifPresent(piece -> audio.setPiece(piece(piece)));
        encode.loudness()
                .ifPresent(wanted -> audio.setLoudness(
                        Loudness.newBuilder().setTarget(wanted.target()).setTruePeak(wanted.truePeak())));
        return audio;
    }

    private static dev.framefarm.v1.SoundPiece piece(SoundPiece piece) {
        return dev.framefarm.v1.SoundPiece.newBuilder()
                .setFirstPacket(piece.first())
                .setEndPacket(piece.end().orElse(0))
                .setLeadIn(piece.leadIn())
                .setSettling(piece.settling())
                .setPacketSamples(piece.packetSamples())
                .build();
    }

    private static dev.framefarm.v1.UnnamedCodec sourceCodec(UnnamedCodec codec) {
        return switch (codec) {
            case ALAC -> dev.framefarm.v1.UnnamedCodec.SOURCE_ALAC;
            case TRUEHD -> dev.framefarm.v1.UnnamedCodec.SOURCE_TRUEHD;
            case MLP -> dev.framefarm.v1.UnnamedCodec.SOURCE_MLP;
            case TTA -> dev.framefarm.v1.UnnamedCodec.SOURCE_TTA;
            case ADPCM_IMA_QT -> dev.framefarm.v1.UnnamedCodec.SOURCE_ADPCM_IMA_QT;
            case S302M -> dev.framefarm.v1.UnnamedCodec.SOURCE_S302M;
            case PCM_DVD -> dev.framefarm.v1.UnnamedCodec.SOURCE_PCM_DVD;
        };
    }

    private static dev.framefarm.v1.AudioCodec codec(AudioCodec codec) {
        return switch (codec) {
            case AAC -> dev.framefarm.v1.AudioCodec.AAC;
            case OPUS -> dev.framefarm.v1.AudioCodec.OPUS;
            case AC3 -> dev.framefarm.v1.AudioCodec.AC3;
            case FLAC -> dev.framefarm.v1.AudioCodec.FLAC;
            case MP3 -> dev.framefarm.v1.AudioCodec.MP3;
            case PCM_S16LE -> dev.framefarm.v1.AudioCodec.PCM_S16LE;
            case PCM_S24LE -> dev.framefarm.v1.AudioCodec.PCM_S24LE;
        };
    }

    private static dev.framefarm.v1.ChannelLayout layout(ChannelLayout layout) {
        return switch (layout) {
            case MONO -> dev.framefarm.v1.ChannelLayout.MONO;
            case STEREO -> dev.framefarm.v1.ChannelLayout.STEREO;
            case SURROUND_3_0 -> dev.framefarm.v1.ChannelLayout.SURROUND_3_0;
            case QUAD -> dev.framefarm.v1.ChannelLayout.QUAD;
            case SURROUND_5_0 -> dev.framefarm.v1.ChannelLayout.SURROUND_5_0;
            case SURROUND_5_1 -> dev.framefarm.v1.ChannelLayout.SURROUND_5_1;
            case SURROUND_6_1 -> dev.framefarm.v1.ChannelLayout.SURROUND_6_1;
            case SURROUND_7_1 -> dev.framefarm.v1.ChannelLayout.SURROUND_7_1;
        };
    }

    private static SoundContainer container(Container container) {
        return container.isMatroska() ? SoundContainer.MATROSKA : SoundContainer.FRAGMENTED_MP4;
    }
}
