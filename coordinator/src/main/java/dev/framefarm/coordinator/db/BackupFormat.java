package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;

/** A backup is a ZIP: its head, the rows of each table as lines of JSON, and at its end how many there were. */
final class BackupFormat {
    static final String HEAD = "backup.json";
    static final String LINES = ".jsonl";
    static final String END = "end.json";
    static final int NUMBER = 2;

    /** The last format whose backups have no end. */
    static final int ENDLESS = 1;

    static final ObjectMapper JSON = new ObjectMapper();

    private BackupFormat() {}

    /** What is needed to read the rest. */
    record Head(int format, Set<String> changes) {}

    /** It is there only when all the rest is. */
    record End(Map<String, Long> rows) {}
}
