package dev.nexus.notification;

import dev.nexus.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsToTheRulesOfTheHouse() {
        ArchitectureRules.check(NotificationApplication.class);
    }
}
