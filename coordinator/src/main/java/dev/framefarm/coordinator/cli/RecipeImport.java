package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.framefarm.coordinator.recipe.HandBrakePreset;
import dev.framefarm.coordinator.recipe.HandBrakePreset.Imported;
import dev.framefarm.coordinator.rest.YamlSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A preset that HandBrake exported, as a recipe. What could not be carried over stands above it. */
final class RecipeImport {
    private static final long LARGEST = 4 << 20;

    private RecipeImport() {}

    /** {@code preset} chooses one of several; empty where there is only one. */
    static String text(String file, String preset) {
        List<Imported> all = HandBrakePreset.read(read(file));
        if (all.isEmpty()) {
            throw CommandFailed.usage(file + " holds no preset; export one in HandBrake (Presets, Export to file).");
        }
        List<Imported> chosen = all.stream()
                .filter(each -> preset.isEmpty() || name(each).equals(preset))
                .toList();
        if (chosen.size() != 1) {
            String names = all.stream().map(RecipeImport::name).collect(Collectors.joining(", "));
            throw CommandFailed.usage("Name one of the presets in " + file + ": " + names + ".");
        }
        Imported imported = chosen.get(0);
        String remarks = imported.remarks().stream()
                .map(remark -> "# " + remark.replaceAll("\\p{Cntrl}", " ") + "\n")
                .collect(Collectors.joining());
        return remarks + YamlSyntax.write(imported.document()).stripTrailing();
    }

    private static String name(Imported imported) {
        return String.valueOf(imported.document().get("recipe"));
    }

    private static Map<String, Object> read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                throw CommandFailed.usage(file + " is too large for a preset.");
            }
            return Json.MAPPER.readValue(Files.readString(path), new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw CommandFailed.usage(file + " is no JSON; export a preset in HandBrake (Presets, Export to file).");
        } catch (IOException | InvalidPathException e) {
            throw CommandFailed.usage(file + " cannot be read; check its name.");
        }
    }
}
