package dev.nexus.gateway.limit;

import dev.nexus.gateway.route.LimitClass;
import io.github.bucket4j.ConsumptionProbe;

/** Where uses are counted. */
@FunctionalInterface
interface Counts {

    /**
     * Uses one permit if there is one.
     *
     * @param type a class that has a limit
     * @param subject who uses it
     * @return whether it was there, and what is left
     */
    ConsumptionProbe use(LimitClass type, String subject);
}
