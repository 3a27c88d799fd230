package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the Content-Security-Policy asks of the page, and that the page has all its parts. */
class DashboardFilesTest {
    private static final Map<String, String> FILES = new TreeMap<>();
    private static final Pattern NAMED =
            Pattern.compile("(?:src|href)=\"([^\"#]+)\"|from \"([^\"]+)\"|import \"([^\"]+)\"");

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        URL index = DashboardFilesTest.class.getResource("/dashboard/index.html");
        assertThat(index).isNotNull();
        if (index.getProtocol().equals("jar")) {
            Path jar = Path.of(new URL(index.getPath().split("!", 2)[0]).toURI());
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                readAll(inside.getPath("/dashboard"));
            }
        } else {
            readAll(Path.of(index.toURI()).getParent());
        }
    }

    private static void readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                // A strict decoder: what is not UTF-8 fails here.
                FILES.put(
                        file.getFileName().toString(),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                                .toString());
            }
        }
    }

    @Test
    void namesOnlyFilesThatExist() {
        FILES.forEach((name, text) -> {
            Matcher named = NAMED.matcher(text);
            while (named.find()) {
                String target = Stream.of(named.group(1), named.group(2), named.group(3))
                        .filter(each -> each != null)
                        .findFirst()
                        .orElseThrow();
                assertThat(FILES).as(name + " names " + target).containsKey(target.replaceFirst("^\\./", ""));
            }
        });
    }

    @Test
    void hasEveryElementThatTheScriptsAskFor() {
        String page = FILES.get("index.html");
        FILES.forEach((name, text) -> {
            Matcher asked = Pattern.compile("byId\\(\"([^\"]+)\"\\)").matcher(text);
            while (asked.find()) {
                assertThat(page).as(name).contains("id=\"" + asked.group(1) + "\"");
            }
        });
    }

    @Test
    void hasNothingInline() {
        String page = FILES.get("index.html");
        assertThat(page).doesNotContainPattern("(?i)\\son[a-z]+\\s*=").doesNotContainPattern("(?i)\\sstyle\\s*=");
        assertThat(page)
                .doesNotContainPattern("(?is)<script[^>]*>\\s*\\S+.*?</script>")
                .doesNotContain("<style");
    }

    @Test
    void putsTextInAsTextOnly() {
        FILES.forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContain(List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                        .toArray(CharSequence[]::new)));
    }

    @Test
    void loadsNothingFromElsewhere() {
        FILES.forEach((name, text) -> assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                .as(name)
                .doesNotContain("http://", "https://"));
    }

    @Test
    void staysSmall() {
        assertThat(FILES.values().stream()
                        .mapToLong(text -> text.lines().count())
                        .sum())
                .isLessThan(960);
    }
}
