package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsWrongAndNotOnlyWhere() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path missing = folder.resolve("missing/file");

        assertThat(why(() -> Files.createFile(file))).isEqualTo(file + " is there already");
        assertThat(why(() -> Files.createFile(missing))).isEqualTo("there is no " + missing);
        assertThat(why(() -> Files.list(file))).isEqualTo(file + " is no folder");
        assertThat(why(() -> Files.createFile(file.resolve("below")))).isEqualTo("Not a directory");
        assertThat(why(() -> Files.createDirectory(Path.of("/proc/framefarm"))))
                .isIn("there is no /proc/framefarm", "permission denied");
        assertThat(why(() -> {
                    throw new IOException("the disk is full");
                }))
                .isEqualTo("the disk is full");
    }

    private static String why(ThrowingCallable call) {
        return FileTrouble.why(catchThrowableOfType(IOException.class, call));
    }
}
