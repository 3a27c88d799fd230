package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The certificate of a film, kept beside it: a proof that is asked for later must not depend on a farm that is gone. */
final class CertificateFile {
    private CertificateFile() {}

    /** One that lies there already is of a film that is replaced too. Films of older farms have none. */
    static void write(FarmClient farm, String job, String output, FilmOutput film) throws IOException {
        Optional<JsonNode> certificate = find(farm, job, output);
        if (certificate.isPresent()) {
            String text = Json.pretty(certificate.get()) + "\n";
            film.certificate().write(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static Optional<JsonNode> find(FarmClient farm, String job, String output) {
        return farm.find("jobs/" + job + "/outputs/" + FarmClient.step(output) + "/certificate");
    }

    /** Where the film is and what is proven of it. */
    static void tell(FilmOutput film) {
        System.out.println("Film: " + film.path());
        try {
            if (Files.exists(film.certificate().path())) {
                JsonNode certificate =
                        Json.read(Files.readString(film.certificate().path()));
                System.out.println(
                        "Proof: " + film.certificate().path() + " (" + CertificateSummary.sentence(certificate) + ")");
            }
        } catch (IOException e) {
            System.out.println("Proof: " + film.certificate().path());
        }
    }
}
