package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.db.BackupFormat.End;
import dev.framefarm.coordinator.db.BackupFormat.Head;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads a backup from its head to its end, and refuses one that is not whole. */
final class BackupReader {
    private final ZipInputStream zip;
    private final Head head;

    private BackupReader(ZipInputStream zip, Head head) {
        this.zip = zip;
        this.head = head;
    }

    /** Takes the rows of one table, and says how many they are. */
    interface Taker<E extends Exception> {
        long take(String table, InputStream lines) throws IOException, E;
    }

    /** The caller closes what it reads from. */
    static BackupReader of(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        try {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(BackupFormat.HEAD)) {
                throw new UnusableBackup("It is no backup of a farm.");
            }
            Head head = BackupFormat.JSON.readValue(zip.readAllBytes(), Head.class);
            if (head.format() > BackupFormat.NUMBER) {
                throw UnusableBackup.ofNewerVersion();
            }
            return new BackupReader(zip, head);
        } catch (EOFException | ZipException broken) {
            throw UnusableBackup.brokenOff(broken);
        }
    }

    Head head() {
        return head;
    }

    /** How many rows there were of each table. */
    <E extends Exception> Map<String, Long> read(Taker<E> taker) throws IOException, E {
        try {
            Map<String, Long> rows = new LinkedHashMap<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(BackupFormat.END)) {
                    demandAll(rows, BackupFormat.JSON.readValue(zip.readAllBytes(), End.class));
                    return rows;
                }
                String table = entry.getName().replace(BackupFormat.LINES, "");
                rows.put(table, taker.take(table, zip));
            }
            demandNoEnd(rows);
            return rows;
        } catch (EOFException | ZipException broken) {
            throw UnusableBackup.brokenOff(broken);
        }
    }

    private static void demandAll(Map<String, Long> rows, End end) {
        if (!rows.equals(end.rows())) {
            throw UnusableBackup.brokenOff(null);
        }
    }

    /** One without an end is taken for whole when no table is missing; its last table may have broken off still. */
    private void demandNoEnd(Map<String, Long> rows) {
        if (head.format() > BackupFormat.ENDLESS || !rows.keySet().containsAll(Tables.madeBy(head.changes()))) {
            throw UnusableBackup.brokenOff(null);
        }
    }
}
