package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.model.Likeness;
import java.util.List;
import java.util.Optional;

/** A certificate that says something in every field. */
public final class CertificateExamples {
    private CertificateExamples() {}

    public static Certificate certificate(String output, String warning) {
        return new Certificate(
                Certificate.FORMAT,
                "j-1",
                new Certificate.Made("web", 3),
                new Certificate.Original("holiday.mkv", 12_345, Optional.of("a".repeat(64))),
                new Certificate.Finished(output, "b".repeat(64), 54_321),
                new Certificate.Exactness(true, 250, 250, 250, 0.000_011),
                List.of(
                        new Certificate.Sound(
                                1,
                                Optional.of("fra"),
                                "aac",
                                new Certificate.Offsets(-0.25, 0.125),
                                Optional.of(new Certificate.Offsets(-0.25, 0.126)),
                                Optional.of(new Certificate.Offsets(0, 0.001))),
                        new Certificate.Sound(
                                2,
                                Optional.empty(),
                                "copied",
                                new Certificate.Offsets(0, 0),
                                Optional.empty(),
                                Optional.empty())),
                List.of(new Certificate.Lane(
                        0,
                        "video",
                        0,
                        "h264",
                        List.of(new Certificate.Segment(
                                0,
                                120,
                                "a-1",
                                2,
                                "x264/164/avx2",
                                "c".repeat(64),
                                9_876,
                                new Certificate.Spent(0.5, 1.25, 3.5, 0.125, 7.75),
                                Optional.of(List.of(new Likeness(23, 0.971))))))),
                List.of(
                        new Certificate.Seam(60, 2.4, true, Optional.empty()),
                        new Certificate.Seam(
                                120, 4.8, true, Optional.of(new Certificate.Quality(0.97, 0.98, 0.975, 0.985)))),
                Optional.of(new Certificate.Rate(1_500_000, 1_490_000)),
                Optional.of(List.of(new Certificate.Reached(
                        "h264",
                        640,
                        360,
                        "ssim",
                        0.97,
                        new Certificate.Scores(0.951, 0.9712),
                        new Certificate.Crfs(18, 24.2, 31)))),
                List.of(warning));
    }
}
