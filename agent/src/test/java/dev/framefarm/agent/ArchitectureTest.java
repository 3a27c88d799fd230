package dev.framefarm.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.framefarm.ffmpeg.Whitelist;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the house. Whoever changes RANKS says why in the commit message. */
class ArchitectureTest {
    private static final String BASE = "dev.framefarm.agent.";

    /** Lowest first. A package imports only from ranks below its own; one rank may hold siblings. */
    private static final List<List<String>> RANKS = List.of(
            List.of("work"),
            List.of("command", "progress", "evidence"),
            List.of("attempt"),
            List.of("engine"),
            List.of("ffmpeg", "link", "machine", "jail"),
            List.of("app"));

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.framefarm.agent");

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
                            .check(AGENT);
                }
            }
        }
    }

    @Test
    void everyPackageHasARank() {
        String[] ranked = RANKS.stream()
                .flatMap(List::stream)
                .map(each -> BASE + each + "..")
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(ranked).check(AGENT);
    }

    @Test
    void noCycles() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(AGENT);
    }

    @Test
    void theCoreIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "work", BASE + "command", BASE + "progress")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "org.slf4j..")
                .check(AGENT);
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "work", BASE + "command", BASE + "progress", BASE + "evidence")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(AGENT);
    }

    @Test
    void oneGateEach() {
        gate("link", "io.grpc..", "dev.framefarm.v1..", "com.google.protobuf..", "org.bouncycastle..");
        gate("app", "ch.qos.logback..", "org.yaml..", "io.prometheus..");
    }

    /** The list of what inputs may be opened with starts nothing. */
    @Test
    void onlyThreePackagesStartProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "ffmpeg", BASE + "machine", BASE + "app")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.framefarm.ffmpeg..").and(not(type(Whitelist.class))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ProcessBuilder.class.getName())
                .check(AGENT);
    }

    private static void gate(String only, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + only)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(AGENT);
    }
}
