package dev.framefarm.agent.link;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Loudness;
import dev.framefarm.agent.work.SoundPiece;
import dev.framefarm.agent.work.UnnamedCodec;
import dev.framefarm.agent.work.UnsupportedWork;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads work on sound from its message. */
final class SoundMapper {
    private SoundMapper() {}

    static AudioWork audio(Clock clock, dev.framefarm.v1.AudioWork audio) {
        return new AudioWork(
                clock,
                codec(audio.getCodec()),
                audio.getBitRate(),
                audio.getSampleRate(),
                layout(audio.getLayout()),
                layout(audio.getSourceLayout()),
                audio.getBits(),
                audio.getMilliseconds(),
                trim(audio.getTrimFrom()),
                trim(audio.getTrimTo()),
                audio.getPadSamples(),
                container(audio.getContainer()),
                audio.hasLoudness() ? Optional.of(loudness(audio.getLoudness())) : Optional.empty(),
                audio.hasPiece() ? Optional.of(piece(audio.getPiece())) : Optional.empty(),
                sourceCodec(audio.getSourceCodec()),
                audio.getHoled());
    }

    private static Loudness loudness(dev.framefarm.v1.Loudness loudness) {
        return new Loudness(loudness.getTarget(), loudness.getTruePeak());
    }

    private static Optional<UnnamedCodec> sourceCodec(dev.framefarm.v1.UnnamedCodec codec) {
        return switch (codec) {
            case UNNAMED_CODEC_UNSPECIFIED -> Optional.empty();
            case SOURCE_ALAC -> Optional.of(UnnamedCodec.ALAC);
            case SOURCE_TRUEHD -> Optional.of(UnnamedCodec.TRUEHD);
            case SOURCE_MLP -> Optional.of(UnnamedCodec.MLP);
            case SOURCE_TTA -> Optional.of(UnnamedCodec.TTA);
            case SOURCE_ADPCM_IMA_QT -> Optional.of(UnnamedCodec.ADPCM_IMA_QT);
            case SOURCE_S302M -> Optional.of(UnnamedCodec.S302M);
            case SOURCE_PCM_DVD -> Optional.of(UnnamedCodec.PCM_DVD);
            case UNRECOGNIZED -> throw new UnsupportedWork("the codec of the source's sound is newer than the agent");
        };
    }

    private static SoundPiece piece(dev.framefarm.v1.SoundPiece piece) {
        return new SoundPiece(
                piece.getFirstPacket(),
                trim(piece.getEndPacket()),
                piece.getLeadIn(),
                piece.getSettling(),
                piece.getPacketSamples());
    }

    private static OptionalLong trim(long samples) {
        return samples == 0 ? OptionalLong.empty() : OptionalLong.of(samples);
    }

    /** Before the choice existed every delivery was MP4. */
    private static Container container(dev.framefarm.v1.SoundContainer container) {
        return switch (container) {
            case FRAGMENTED_MP4, SOUND_CONTAINER_UNSPECIFIED -> Container.FRAGMENTED_MP4;
            case MATROSKA -> Container.MATROSKA;
            case UNRECOGNIZED -> throw new UnsupportedWork("this container is newer than the agent");
        };
    }

    private static AudioCodec codec(dev.framefarm.v1.AudioCodec codec) {
        return switch (codec) {
            case AAC -> AudioCodec.AAC;
            case OPUS -> AudioCodec.OPUS;
            case AC3 -> AudioCodec.AC3;
            case FLAC -> AudioCodec.FLAC;
            case MP3 -> AudioCodec.MP3;
            case PCM_S16LE -> AudioCodec.PCM_S16LE;
            case PCM_S24LE -> AudioCodec.PCM_S24LE;
            case AUDIO_CODEC_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnsupportedWork("this codec of sound is newer than the agent");
        };
    }

    private static Optional<ChannelLayout> layout(dev.framefarm.v1.ChannelLayout layout) {
        return switch (layout) {
            case CHANNEL_LAYOUT_UNSPECIFIED -> Optional.empty();
            case MONO -> Optional.of(ChannelLayout.MONO);
            case STEREO -> Optional.of(ChannelLayout.STEREO);
            case SURROUND_3_0 -> Optional.of(ChannelLayout.SURROUND_3_0);
            case QUAD -> Optional.of(ChannelLayout.QUAD);
            case SURROUND_5_0 -> Optional.of(ChannelLayout.SURROUND_5_0);
            case SURROUND_5_1 -> Optional.of(ChannelLayout.SURROUND_5_1);
            case SURROUND_6_1 -> Optional.of(ChannelLayout.SURROUND_6_1);
            case SURROUND_7_1 -> Optional.of(ChannelLayout.SURROUND_7_1);
            case UNRECOGNIZED -> throw new UnsupportedWork("this layout of channels is newer than the agent");
        };
    }
}
