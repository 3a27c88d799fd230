package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where what a job makes goes: one film to a file, several outputs into a folder, under the farm's own names. */
final class Results {
    private final Path path;
    private final Optional<FilmOutput> file;
    private final boolean force;
    private final List<FilmOutput> placed = new ArrayList<>();

    private Results(Path path, Optional<FilmOutput> file, boolean force) {
        this.path = path;
        this.file = file;
        this.force = force;
    }

    /** Complains before anything is started about what would go wrong at the end. */
    static Results check(SourceFile source, RecipeChoice choice, @Nullable Path wanted, boolean force) {
        String base = source.baseName() + "-" + choice.name();
        if (choice.makesSeveral()) {
            return new Results(folder(choice, wanted == null ? Path.of(base) : wanted, force), Optional.empty(), force);
        }
        FilmOutput file = FilmOutput.check(wanted == null ? Path.of(base + "." + choice.extension()) : wanted, force);
        file.mustNotBe(source);
        return new Results(file.path(), Optional.of(file), force);
    }

    private static Path folder(RecipeChoice choice, Path wanted, boolean force) {
        String several = "The recipe " + choice.name() + " makes several files";
        if (Files.isRegularFile(wanted) || wanted.toString().endsWith("." + choice.extension())) {
            throw CommandFailed.usage(several + "; name a folder with -o, not " + wanted + ".");
        }
        try {
            Files.createDirectories(wanted);
            if (!force && !isEmpty(wanted)) {
                throw CommandFailed.usage(several + " and the folder " + wanted
                        + " is not empty; choose another with -o, or write into it with --force.");
            }
        } catch (IOException e) {
            throw CommandFailed.usage("The folder " + wanted + " cannot be made; choose another with -o.");
        }
        FilmOutput.room(wanted.toAbsolutePath());
        return wanted.toAbsolutePath().normalize();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    Path path() {
        return file.map(FilmOutput::path).orElse(path);
    }

    /** Which of a job's outputs are taken: all of them, or the film. */
    List<JsonNode> wanted(JsonNode outputs) {
        List<JsonNode> all = new ArrayList<>();
        outputs.forEach(all::add);
        return file.isPresent() ? all.subList(0, Math.min(1, all.size())) : all;
    }

    /** Where one of them goes. */
    FilmOutput place(JsonNode output) {
        FilmOutput place = file.orElseGet(() -> FilmOutput.in(path, fileName(output), force));
        placed.add(place);
        return place;
    }

    /** A farm does not get to choose the folder. */
    static String fileName(JsonNode output) {
        String name = output.path("name").asText().replaceAll(".*[/\\\\]", "");
        if (name.isEmpty() || name.startsWith(".") || name.chars().anyMatch(Character::isISOControl)) {
            throw CommandFailed.failed("The farm named an output in a way that is no file name; it was not fetched.");
        }
        return name;
    }

    /** Where the films are and what is proven of them. */
    void tell() {
        placed.stream()
                .filter(film ->
                        file.isPresent() || Files.exists(film.certificate().path()))
                .forEach(CertificateFile::tell);
        if (file.isEmpty()) {
            System.out.println("All " + placed.size() + " files: " + path);
        }
    }

    void mustLieWhereWanted() {
        placed.forEach(FilmOutput::mustLieWhereWanted);
    }
}
