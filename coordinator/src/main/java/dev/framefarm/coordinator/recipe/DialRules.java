package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.PixelFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which dials an encoder has; where there are none of a kind, not that one. Profiles stand beside the pixel formats that
 * they hold. {@code bucket}: its data rate can be limited; {@code passes}: it hits a bit rate, for which it needs two; {@code grain}:
 * it tells players what to draw.
 */
record DialRules(
        List<String> tunes, Map<String, Set<PixelFormat>> profiles, boolean bucket, boolean passes, boolean grain) {
    static final DialRules H264 = new DialRules(
            List.of("film", "animation", "grain", "stillimage", "fastdecode", "zerolatency"),
            profiles(PixelFormat.YUV420P, "baseline", "main", "high"),
            true,
            true,
            false);
    static final DialRules HEVC = new DialRules(
            List.of("animation", "grain", "fastdecode", "zerolatency"),
            Map.of("main", Set.of(PixelFormat.YUV420P), "main10", Set.of(PixelFormat.YUV420P10)),
            true,
            true,
            false);
    /** SVT-AV1 has but one profile in 4:2:0, and limits its rate without promising a buffer. */
    static final DialRules AV1 = new DialRules(List.of("vq", "psnr", "ssim"), Map.of(), false, false, true);
    /** libaom and libvpx do likewise. */
    static final DialRules AV1_AOM = new DialRules(List.of("psnr", "ssim"), Map.of(), false, true, true);

    static final DialRules VP9 = new DialRules(List.of(), Map.of(), false, true, false);

    static final DialRules PRORES = new DialRules(List.of(), proRes(), false, false, false);

    static final DialRules DNXHR = new DialRules(List.of(), dnxHr(), false, false, false);

    static final DialRules NONE = new DialRules(List.of(), Map.of(), false, false, false);

    /** At a constant quality NVENC pays no heed to a buffer. */
    static final DialRules H264_NVENC =
            new DialRules(List.of(), profiles(PixelFormat.YUV420P, "main", "high"), false, false, false);

    static final DialRules HEVC_NVENC = new DialRules(List.of(), HEVC.profiles(), false, false, false);

    List<String> profileNames() {
        return List.copyOf(profiles.keySet());
    }

    private static Map<String, Set<PixelFormat>> proRes() {
        Map<String, Set<PixelFormat>> profiles = profiles(PixelFormat.YUV422P10, "proxy", "lt", "standard", "hq");
        for (String full : List.of("4444", "4444xq")) {
            profiles.put(full, Set.of(PixelFormat.YUV444P10, PixelFormat.YUVA444P10));
        }
        return profiles;
    }

    private static Map<String, Set<PixelFormat>> dnxHr() {
        Map<String, Set<PixelFormat>> profiles = profiles(PixelFormat.YUV422P, "lb", "sq", "hq");
        profiles.put("hqx", Set.of(PixelFormat.YUV422P10));
        profiles.put("444", Set.of(PixelFormat.YUV444P10));
        return profiles;
    }

    private static Map<String, Set<PixelFormat>> profiles(PixelFormat held, String... names) {
        Map<String, Set<PixelFormat>> profiles = new TreeMap<>();
        for (String name : names) {
            profiles.put(name, Set.of(held));
        }
        return profiles;
    }
}
