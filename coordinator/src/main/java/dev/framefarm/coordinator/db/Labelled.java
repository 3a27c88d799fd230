package dev.framefarm.coordinator.db;

import java.util.Map;
import java.util.TreeMap;

/**
 * A condition on the column that holds labels as JSON. Inside of a key or a value each quote has a backslash before it,
 * so that a comma, a key and a value between quotes are found nowhere else.
 */
record Labelled(String sql, Map<String, String> values) {
    static Labelled with(Map<String, String> labels) {
        StringBuilder sql = new StringBuilder();
        Map<String, String> values = new TreeMap<>();
        labels.forEach((key, value) -> {
            String name = "label" + values.size();
            String document = Json.write(Map.of(key, value));
            values.put(name, "," + document.substring(1, document.length() - 1));
            sql.append(" AND POSITION(:").append(name).append(" IN ',' || SUBSTRING(job.labels FROM 2)) > 0");
        });
        return new Labelled(sql.toString(), values);
    }
}
