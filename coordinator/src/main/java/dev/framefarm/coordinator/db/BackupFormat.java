package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
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

    /**
     * A plan's captions alone may have 48 Mi characters, and what was saved must be readable whatever its size. It goes
     * straight into the ZIP and out of it, and whoever opened that closes it.
     */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build());

    private BackupFormat() {}

    /** What is needed to read the rest. */
    record Head(int format, Set<String> changes) {}

    /** It is there only when all the rest is. */
    record End(Map<String, Long> rows) {}
}
