package dev.framefarm.coordinator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String BASE = "dev.framefarm.coordinator.";
    private static final JavaClasses FARM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.framefarm.coordinator");

    /**
     * Lowest first. A package imports only from ranks below its own; siblings of a rank never meet. Whoever changes
     * this list explains the change in the commit message.
     */
    private static final List<List<String>> RANKS = List.of(
            List.of("model"),
            List.of("recipe", "intake", "plan", "ledger", "verify", "assemble", "certify", "packaging"),
            List.of("dispatch", "estimate"),
            List.of("flow"),
            List.of("engine"),
            List.of("db", "grid", "blob", "media", "rpc", "rest", "hooks", "security", "memory"),
            List.of("app"),
            List.of("chaos"),
            List.of("cli"));

    private static final String[] PURE = {
        "model..",
        "recipe..",
        "intake..",
        "plan..",
        "ledger..",
        "verify..",
        "assemble..",
        "certify..",
        "packaging..",
        "dispatch..",
        "flow.."
    };

    @Test
    void packagesOnlyLookDown() {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            for (String here : RANKS.get(rank)) {
                String[] forbidden = RANKS.subList(rank, RANKS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(here))
                        .map(other -> BASE + other + "..")
                        .toArray(String[]::new);
                if (forbidden.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage(BASE + here + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .allowEmptyShould(true)
                            .check(FARM);
                }
            }
        }
    }

    @Test
    void everyPackageHasARank() {
        String[] all = RANKS.stream()
                .flatMap(List::stream)
                .map(each -> BASE + each + "..")
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(all).check(FARM);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(FARM);
    }

    @Test
    void theCoreKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(core())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.framefarm.coordinator..",
                        "dev.framefarm.slice..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..")
                .check(FARM);
    }

    @Test
    void theCoreHasNoClockNoChanceAndNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .check(FARM);
    }

    @Test
    void theEngineKnowsNoTechnology() {
        classes()
                .that()
                .resideInAPackage(BASE + "engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.framefarm.coordinator..",
                        "dev.framefarm.slice..",
                        "java..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(FARM);
    }

    @Test
    void eachTechnologyHasOneDoor() {
        door("org.jdbi..", "db");
        door("org.apache.ignite..", "grid");
        door("com.github.kokorin.jaffree..", "media");
        door("io.grpc..", "rpc");
        door("dev.framefarm.v1..", "rpc", "grid");
        door("org.bouncycastle..", "security");
        door("picocli..", "cli");
    }

    private static void door(String library, String... rooms) {
        String[] allowed =
                java.util.Arrays.stream(rooms).map(room -> BASE + room + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(FARM);
    }

    private static String[] core() {
        return java.util.Arrays.stream(PURE).map(each -> BASE + each).toArray(String[]::new);
    }
}
