package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys and certificates in one file that nobody else may read. */
final class PemFile {
    static final String KEY = "PRIVATE KEY";
    static final String CERTIFICATE = "CERTIFICATE";
    static final String REQUEST = "CERTIFICATE REQUEST";

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final Path file;

    PemFile(Path file) {
        this.file = file;
    }

    record Block(String kind, ByteString der) {}

    boolean exists() {
        return Files.exists(file);
    }

    List<Block> read() throws IOException {
        return BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII))
                .results()
                .map(block -> new Block(
                        block.group(1),
                        ByteString.copyFrom(Base64.getMimeDecoder().decode(block.group(2)))))
                .toList();
    }

    /** Under another name first, and forced to the disk, so that a crash of the machine leaves the old one or the new one, never half of it. */
    void write(List<Block> blocks) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Block each : blocks) {
            String body = LINES.encodeToString(each.der().toByteArray());
            text.append("-----BEGIN " + each.kind() + "-----\n" + body + "\n-----END " + each.kind() + "-----\n");
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PRIVATE));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
