package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that all coordinators share. */
final class FolderStore implements Store {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MEBIBYTES = 2048;

    private final Disk disk;

    private FolderStore(Disk disk) {
        this.disk = disk;
    }

    static FolderStore make(Path folder) throws IOException {
        return new FolderStore(Disk.make(folder, MEBIBYTES));
    }

    @Override
    public String configuration(Place coordinator) {
        return disk.folder().toString();
    }

    @Override
    public Optional<Member> server() {
        return Optional.empty();
    }

    @Override
    public boolean canBeFilled() {
        return disk.canBeFilled();
    }

    @Override
    public void fill() {
        disk.fill();
    }

    @Override
    public void empty() {
        disk.empty();
    }

    @Override
    public boolean spoil(String sha256) {
        Path file = stored().resolve(sha256.substring(0, 2)).resolve(sha256);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int was = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(was ^ 0x55);
            return true;
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }

    @Override
    public List<String> leftovers(Set<String> needed, Instant before) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> all = Files.walk(stored())) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String name = each.getFileName().toString();
                boolean old = Files.getLastModifiedTime(each).toInstant().isBefore(before);
                if (!DIGEST.matcher(name).matches() || (old && !needed.contains(name))) {
                    left.add(name);
                }
            }
        }
        return left;
    }

    private Path stored() {
        return disk.folder().resolve("stored");
    }

    @Override
    public void close() {
        disk.unmount();
    }
}
