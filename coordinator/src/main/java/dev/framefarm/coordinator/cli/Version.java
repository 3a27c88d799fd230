package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** As Maven built it. */
final class Version implements IVersionProvider {
    private static final String BUILT = "/META-INF/maven/dev.framefarm/framefarm-coordinator/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "framefarm " + text() + ", Java " + Runtime.version().feature()
        };
    }

    private static String text() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream(BUILT)) {
            if (in == null) {
                return "development";
            }
            Properties built = new Properties();
            built.load(in);
            return built.getProperty("version", "development");
        }
    }
}
