package dev.nexus.playback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nexus.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsToTheRulesOfTheHouse() {
        ArchitectureRules.check(PlaybackApplication.class);
    }

    @Test
    void keepsTheRulesOfProgressPure() {
        var playback = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.nexus.playback");

        classes()
                .that()
                .resideInAPackage("dev.nexus.playback.progress.rule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations",
                        "dev.nexus.platform.problem",
                        "dev.nexus.playback.book",
                        "dev.nexus.playback.progress.rule")
                .because("what can be said without storage and network can be tested without them")
                .check(playback);
    }
}
