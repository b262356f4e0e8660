package dev.nexus.user;

import dev.nexus.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsToTheRulesOfTheHouse() {
        ArchitectureRules.check(UserApplication.class);
    }
}
