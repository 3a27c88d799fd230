package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTest {
    @TempDir
    Path folder;

    @Test
    void keepsFoldersAndTheirParentsToTheirOwner() throws IOException {
        Path inner = Private.folder(folder.resolve("data/db"));
        assertThat(rights(inner)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void keepsAFileThatWasOpenToOthersToItsOwner() throws IOException {
        Path open = Files.createFile(folder.resolve("agent.yml"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        Private.file(open, "token: secret");
        assertThat(rights(open)).isEqualTo("rw-------");
        assertThat(open).hasContent("token: secret");
    }

    @Test
    void keepsTheFilesOfALocalFarmToItsOwner() throws IOException {
        LocalFarmOptions options = new LocalFarmOptions(
                folder.resolve("farm"), folder.resolve("farm"), 0, 1, 1, "auto", true, List.of(), line -> {});
        assertThat(rights(LocalFiles.coordinator(options))).isEqualTo("rw-------");
        LocalFiles.agent(options, 1, 7443, "ff1.token");
        assertThat(rights(options.data().resolve("agents/local-1"))).isEqualTo("rwx------");
        assertThat(rights(options.data().resolve("logs"))).isEqualTo("rwx------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
