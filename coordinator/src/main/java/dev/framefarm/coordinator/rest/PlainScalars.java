package dev.framefarm.coordinator.rest;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads what people mean: in YAML 1.1 {@code 16:9} is a number to the base of sixty and {@code off} is false. Both are
 * words here, as in YAML 1.2.
 */
final class PlainScalars extends Resolver {
    private static final Pattern WITHOUT_BASE_SIXTY = Pattern.compile("(?!.*:)" + INT.pattern());
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|True|TRUE|false|False|FALSE");

    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
        super.addImplicitResolver(tag, narrowed(tag, pattern), first, limit);
    }

    private static Pattern narrowed(Tag tag, Pattern pattern) {
        if (tag.equals(Tag.INT)) {
            return WITHOUT_BASE_SIXTY;
        }
        return tag.equals(Tag.BOOL) ? TRUE_OR_FALSE : pattern;
    }
}
