package dev.nexus.catalog;

import dev.nexus.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(CatalogApplication.class);
    }
}
