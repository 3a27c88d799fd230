package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.FileTrouble;
import java.io.IOException;
import java.io.InputStream;

/** Fetches one finished film. */
final class Download {
    private Download() {}

    static void fetch(FarmClient farm, String job, JsonNode output, FilmOutput target) {
        String name = output.path("name").asText();
        try (InputStream film = farm.download("jobs/" + job + "/outputs/" + FarmClient.step(name))) {
            target.write(film);
            CertificateFile.write(farm, job, name, target);
        } catch (IOException e) {
            throw CommandFailed.failed("The film cannot be fetched to " + target.path() + ": " + FileTrouble.why(e)
                    + "; check the room there and try 'framefarm fetch " + job + "' again.");
        }
    }
}
