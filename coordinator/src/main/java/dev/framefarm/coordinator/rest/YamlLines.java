package dev.framefarm.coordinator.rest;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each key of a document stands, so that a complaint can say the line. */
final class YamlLines {
    /** Those of recipes are half as long. Each key has the path above it once more, which a stranger may make long. */
    private static final int LONGEST_PATH = 100;

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlLines() {}

    /** Keys by their path: {@code video.crf}, {@code outputs[0].height}. Lines count from 1. */
    static Map<String, Integer> of(String text, LoaderOptions limits) {
        YamlLines found = new YamlLines();
        Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
        if (root != null) {
            found.visit("", root);
        }
        return found.lines;
    }

    private void visit(String path, Node node) {
        if (path.length() > LONGEST_PATH) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> visit(path, entry));
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                visit(path + "[" + i + "]", list.getValue().get(i));
            }
        }
    }

    private void visit(String path, NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (name.length() <= LONGEST_PATH) {
                lines.put(name, key.getStartMark().getLine() + 1);
                visit(name, entry.getValueNode());
            }
        }
    }
}
