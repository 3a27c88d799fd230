package dev.framefarm.coordinator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;

/** The folder the authority lives in. It appears complete or not at all, whoever starts at the same time. */
record AuthorityFiles(Path folder) {
    interface Maker {
        Issuer make() throws GeneralSecurityException;
    }

    Path server() {
        return folder.resolve("server.pem");
    }

    boolean exist() {
        return Files.exists(certificate());
    }

    Issuer loadOrMake(Maker maker) throws IOException, GeneralSecurityException {
        if (!exist()) {
            publish(maker.make());
        }
        return load();
    }

    Issuer load() throws IOException, GeneralSecurityException {
        return new Issuer(
                Pem.readKey(Files.readString(key(), StandardCharsets.US_ASCII)),
                Pem.readCertificates(Files.readString(certificate(), StandardCharsets.US_ASCII))
                        .get(0));
    }

    private void publish(Issuer made) throws IOException, GeneralSecurityException {
        Path aside = PrivateFiles.folderBeside(folder);
        try {
            AuthorityFiles there = new AuthorityFiles(aside);
            PrivateFiles.create(there.key(), Pem.key(made.key()).getBytes(StandardCharsets.US_ASCII));
            PrivateFiles.create(
                    there.certificate(),
                    Pem.certificates(List.of(made.certificate())).getBytes(StandardCharsets.US_ASCII));
            // A folder is renamed onto nothing or onto an empty folder; who comes second takes what the first made.
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unable) {
            throw unable;
        } catch (FileSystemException taken) {
            if (!exist()) {
                throw taken;
            }
        } finally {
            PrivateFiles.deleteFolder(aside);
        }
    }

    private Path key() {
        return folder.resolve("authority.key");
    }

    private Path certificate() {
        return folder.resolve("authority.pem");
    }
}
