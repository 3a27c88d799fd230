package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Denoising;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.tones.StandardRange;
import java.util.ArrayList;
import java.util.List;
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

    static List<String> tones(Treatment.ToneMapping mapping) {
        return Stream.concat(Tags.of(mapping.from()).stream(), StandardRange.filters(mapping.peak()).stream())
                .toList();
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
