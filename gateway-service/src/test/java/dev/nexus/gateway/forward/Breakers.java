package dev.nexus.gateway.forward;

import org.springframework.context.ApplicationContext;

/** The gateway's circuit breakers and connections, for tests that make backends fail. */
public final class Breakers {

    private Breakers() {}

    /** Lets no test suffer from what another did to a backend. */
    public static void forget(ApplicationContext context) {
        context.getBean(Guards.class).forget();
        context.getBean(Connections.class).closeResting();
    }
}
