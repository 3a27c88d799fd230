package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainTest {
    @TempDir
    Path data;

    @Test
    void unpacksTheEmbeddedFfmpegAndStartsIt() throws Exception {
        Toolchain found = Toolchain.find("embedded", data);
        assertThat(found.version()).isEqualTo("8.0.1");
        assertThat(found.fingerprint()).hasSize(12);
        assertThat(found.ffmpeg()).startsWith(data.resolve("ffmpeg")).isExecutable();
        assertThat(found.ffprobe()).isExecutable();
        try (var files = Files.list(found.ffmpeg().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("libjni"));
        }
    }

    @Test
    void secondTimeFindsItInPlace() throws Exception {
        Toolchain first = Toolchain.find("embedded", data);
        var written = Files.getLastModifiedTime(first.ffmpeg());
        assertThat(Toolchain.find("auto", data)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.ffmpeg())).isEqualTo(written);
    }

    @Test
    void manyAtOnceUnpackOneFolderAndLeaveNothingElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Toolchain> find = () -> Toolchain.find("embedded", data);
            List<Toolchain> all = new ArrayList<>();
            for (Future<Toolchain> one : threads.invokeAll(List.of(find, find, find))) {
                all.add(one.get());
            }
            assertThat(all).containsOnly(all.get(0));
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.list(data.resolve("ffmpeg"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void repairsAFileThatWasCutShort() throws Exception {
        Toolchain found = Toolchain.find("embedded", data);
        Files.write(found.ffmpeg().resolveSibling("libavutil.so.60"), new byte[10]);
        assertThat(Toolchain.find("embedded", data)).isEqualTo(found);
    }

    @Test
    void acceptsAFolderOrAProgramAndSeesTheSameBuild() throws Exception {
        Toolchain embedded = Toolchain.find("embedded", data);
        Path folder = embedded.ffmpeg().getParent();
        assertThat(Toolchain.find(folder.toString(), data).fingerprint()).isEqualTo(embedded.fingerprint());
        assertThat(Toolchain.find(embedded.ffmpeg().toString(), data)).isEqualTo(embedded);
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThatThrownBy(() -> Toolchain.find("/nowhere/ffmpeg", data))
                .isInstanceOf(ToolchainException.class)
                .hasMessage("There is no FFmpeg at /nowhere/ffmpeg.");
    }

    @Test
    void refusesAnOldOne() throws Exception {
        Path old = Files.writeString(data.resolve("ffmpeg"), "#!/bin/sh\necho ffmpeg version 7.1.1-static Copyright\n");
        Files.writeString(data.resolve("ffprobe"), "#!/bin/sh\n");
        Folders.makeExecutable(old);
        Folders.makeExecutable(data.resolve("ffprobe"));
        assertThatThrownBy(() -> Toolchain.find(data.toString(), data))
                .hasMessage("The FFmpeg at " + old + " is version 7.1.1-static; 8.0 or newer is needed.");
    }
}
