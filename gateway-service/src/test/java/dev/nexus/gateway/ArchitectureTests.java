package dev.nexus.gateway;

import dev.nexus.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(GatewayApplication.class);
    }
}
