package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.engine.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the folder that holds a farm's films from the empty place where it is to be mounted, which looks as if all had been
 * deleted: a file in it says what the database says.
 */
public final class StoreMark {
    static final String FILE = "store-id";
    private static final String NAME = "blob-store";

    private final Path folder;
    private final String id;

    private StoreMark(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /** The one that the farm began with, if it has one; fails when the folder does not show it. Makes nothing. */
    public static Optional<StoreMark> known(Path folder, Vault vault) throws StoreAway {
        Optional<StoreMark> known = vault.find(NAME).map(id -> new StoreMark(folder, text(id)));
        if (known.isPresent() && !known.get().isThere()) {
            throw new StoreAway(known.get().advice(), null);
        }
        return known;
    }

    /** From here on this folder is the farm's. One that was some farm's keeps its mark, for coordinators may begin together. */
    public static StoreMark begin(Path folder, Vault vault) throws IOException {
        Optional<String> found = read(folder);
        String id = found.isPresent() ? found.get() : UUID.randomUUID().toString();
        // The file comes first: once the database has the mark, whoever does not find it in the folder does not start.
        if (found.isEmpty()) {
            write(folder, id);
        }
        String first = text(vault.putIfAbsent(NAME, id.getBytes(StandardCharsets.US_ASCII)));
        if (!first.equals(id)) {
            write(folder, first);
        }
        return new StoreMark(folder, first);
    }

    boolean isThere() {
        try {
            return read(folder).filter(id::equals).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private String advice() {
        return "The folder " + folder + " (blobs) is not the one where this farm's films lie: its file " + FILE
                + " is missing or another farm's. If it is not mounted, mount it and start again. If the films were moved"
                + " there, or are given up, say so: mkdir -p " + folder + " && echo " + id + " > "
                + folder.resolve(FILE);
    }

    private static Optional<String> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** Never seen half. */
    private static void write(Path folder, String id) throws IOException {
        Path written = Files.createTempFile(folder, FILE, "");
        Files.writeString(written, id + "\n");
        Files.move(written, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(byte[] id) {
        return new String(id, StandardCharsets.US_ASCII);
    }
}
