package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.FileTrouble;
import dev.framefarm.coordinator.engine.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A finished film that is to lie here. {@code isHere}: it does so already, since a fetch that broke off. */
record Download(JsonNode output, FilmOutput target, boolean isHere) {
    static Download to(FilmOutput target, JsonNode output) {
        return new Download(output, target, false);
    }

    /** Complains of what is in the way before the first of them is fetched. */
    static List<Download> check(Path folder, JsonNode outputs, boolean force) {
        List<Download> all = new ArrayList<>();
        for (JsonNode output : outputs) {
            Path place = folder.resolve(Results.fileName(output));
            boolean here = is(place, output);
            all.add(new Download(output, FilmOutput.check(place, force || here), here));
        }
        return all;
    }

    private static boolean is(Path place, JsonNode output) {
        try {
            return Files.isRegularFile(place)
                    && Files.size(place) == output.path("bytes").asLong()
                    && FileDigest.of(place).equals(output.path("sha256").asText());
        } catch (IOException unreadable) {
            return false;
        }
    }

    void fetch(FarmClient farm, String job) {
        try {
            String name = output.path("name").asText();
            if (!isHere) {
                bring(farm, "jobs/" + job + "/outputs/" + FarmClient.step(name));
            }
            CertificateFile.write(farm, job, name, target);
        } catch (IOException e) {
            throw CommandFailed.failed("The film cannot be fetched to " + target.path() + ": " + FileTrouble.why(e)
                    + "; check the room there and try 'framefarm fetch " + job + "' again.");
        }
    }

    private void bring(FarmClient farm, String path) throws IOException {
        try (InputStream film = farm.download(path)) {
            target.write(film);
        }
    }
}
