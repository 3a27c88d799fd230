package dev.framefarm.coordinator.recipe;

import java.util.List;

/**
 * Which dials an encoder has; where a list is empty, not that one. {@code bucket}: its data rate can be limited;
 * {@code passes}: it hits a bit rate, for which it needs two.
 */
record DialRules(List<String> tunes, List<String> profiles, boolean bucket, boolean passes) {
    static final DialRules H264 = new DialRules(
            List.of("film", "animation", "grain", "stillimage", "fastdecode", "zerolatency"),
            List.of("baseline", "main", "high"),
            true,
            true);
    static final DialRules HEVC = new DialRules(
            List.of("animation", "grain", "fastdecode", "zerolatency"), List.of("main", "main10"), true, true);
    /** SVT-AV1 has but one profile in 4:2:0, and limits its rate without promising a buffer. */
    static final DialRules AV1 = new DialRules(List.of("vq", "psnr", "ssim"), List.of(), false, false);
    /** libaom and libvpx do likewise. */
    static final DialRules AV1_AOM = new DialRules(List.of("psnr", "ssim"), List.of(), false, true);

    static final DialRules VP9 = new DialRules(List.of(), List.of(), false, true);
}
