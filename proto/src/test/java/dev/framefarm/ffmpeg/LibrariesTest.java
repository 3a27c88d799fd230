package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {
    @Test
    void readsTheLoadersList() {
        String listing = """
                \tlinux-vdso.so.1 (0x00007ffc)
                \tlibpulse.so.0 => not found
                \tlibxcb.so.1 => not found
                \tlibpulse.so.0 => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
                """;
        assertThat(Libraries.parse(listing)).containsExactly("libpulse.so.0", "libxcb.so.1");
    }

    @Test
    void namesThePackagesToInstall() {
        assertThat(Libraries.advice(List.of("libasound.so.2", "libva.so.2")))
                .isEqualTo(
                        "FFmpeg cannot start here: libasound.so.2, libva.so.2 are missing. On Debian: apt-get install"
                                + " --no-install-recommends libasound2 libva2");
    }

    @Test
    void saysWhichLibraryWhenThePackageIsUnknown() {
        assertThat(Libraries.advice(List.of("libfoo.so.3")))
                .isEqualTo("FFmpeg cannot start here: libfoo.so.3 is missing. On Debian: apt-get install"
                        + " --no-install-recommends the package with libfoo.so.3");
    }

    @Test
    void knowsThePlatformsOfTheJars() {
        assertThat(Platform.classifier("Linux", "amd64")).isEqualTo("linux-x86_64-gpl");
        assertThat(Platform.classifier("Mac OS X", "aarch64")).isEqualTo("macosx-arm64-gpl");
        assertThat(Platform.classifier("Windows 11", "amd64")).isEqualTo("windows-x86_64-gpl");
    }

    @Test
    void comparesVersionsByNumber() {
        assertThat(Banner.isOlder("5.1.9-0+deb12u1", "5.1")).isFalse();
        assertThat(Banner.isOlder("4.4.2", "5.1")).isTrue();
        assertThat(Banner.isOlder("n8.0", "5.1")).isFalse();
        assertThat(Banner.isOlder("5.0", "5.1")).isTrue();
        assertThat(Banner.isOlder("N-117275-g04182b5549", "5.1")).isFalse();
    }
}
