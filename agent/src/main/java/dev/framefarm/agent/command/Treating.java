package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Denoising;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is done to the source's pictures, as filters. */
final class Treating {
    private Treating() {}

    /** The filters that look at more than one frame. They count in halves of ticks, and are given back whole ones. */
    static List<String> amongNeighbours(VideoWork work) {
        Treatment treatment = work.treatment();
        Colour colour = treatment.toneMapping().map(Treatment.ToneMapping::from).orElse(work.colour());
        List<String> chain = new ArrayList<>(Tags.of(colour));
        treatment.deinterlacing().ifPresent(deinterlacing -> {
            chain.add(deinterlace(deinterlacing));
            chain.add("settb=expr=" + work.timeBase().slash());
        });
        treatment.denoising().map(Treating::denoise).ifPresent(chain::add);
        return List.copyOf(chain);
    }

    private static String deinterlace(Treatment.Deinterlacing deinterlacing) {
        String parity = switch (deinterlacing.order()) {
            case AS_EACH_FRAME_SAYS -> "auto";
            case TOP_FIRST -> "tff";
            case BOTTOM_FIRST -> "bff";
        };
        String mode = deinterlacing.everyField() ? "send_field" : "send_frame";
        return "bwdif=mode=" + mode + ":parity=" + parity + ":deint=all";
    }

    /** In space for brightness and colour, then in time for both. */
    private static String denoise(Denoising denoising) {
        return switch (denoising) {
            case LIGHT -> "hqdn3d=2:1.5:3:2.5";
            case MEDIUM -> "hqdn3d=4:3:6:4.5";
            case STRONG -> "hqdn3d=8:6:10:8";
        };
    }

    /**
     * In linear light, where brightness adds up as it does in a room. The peak is said, because the filter would look
     * for it in frames of which only some carry it.
     */
    static List<String> tones(Treatment.ToneMapping mapping) {
        List<String> chain = new ArrayList<>(Tags.of(mapping.from()));
        chain.add("zscale=transfer=linear:npl=100");
        chain.add("format=gbrpf32le");
        chain.add("zscale=primaries=bt709");
        chain.add(String.format(Locale.ROOT, "tonemap=tonemap=hable:desat=0:peak=%.4f", mapping.peak()));
        chain.add("zscale=transfer=bt709:matrix=bt709:range=tv");
        chain.add("format=yuv444p10le");
        return List.copyOf(chain);
    }

    static List<String> turn(Treatment treatment) {
        List<String> turned = switch (treatment.rotation()) {
            case 90 -> List.of("transpose=cclock");
            case 180 -> List.of("hflip", "vflip");
            case 270 -> List.of("transpose=clock");
            default -> List.of();
        };
        return Stream.concat(turned.stream(), treatment.mirrored() ? Stream.of("hflip") : Stream.empty())
                .toList();
    }
}
