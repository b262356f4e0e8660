package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.util.Map;

/**
 * The TCP ports of an installation.
 *
 * @param gateway the one port that clients use, {@code NEXUS_PORT}
 * @param base what the ports between the processes are counted from, {@code NEXUS_PORT_BASE}
 */
record Ports(int gateway, int base) {

    private static final int HIGHEST_OFFSET = 72;

    Ports {
        if (gateway < 1 || gateway > 65535) {
            throw new CannotStart("NEXUS_PORT is %d but must be 1 to 65535.".formatted(gateway));
        }
        if (base < 1 || base > 65535 - HIGHEST_OFFSET) {
            throw new CannotStart("NEXUS_PORT_BASE is %d but must be 1 to %d.".formatted(base, 65535 - HIGHEST_OFFSET));
        }
    }

    static Ports of(Map<String, String> environment) {
        return new Ports(number(environment, "NEXUS_PORT", 8080), number(environment, "NEXUS_PORT_BASE", 28800));
    }

    int http(AppService service) {
        return service == AppService.GATEWAY ? gateway : base + service.number();
    }

    int management(AppService service) {
        return base + 10 + service.number();
    }

    /** Where a service answers the gateway over gRPC; the gateway itself answers nobody there. */
    int rpc(AppService service) {
        return base + 20 + service.number();
    }

    int postgres() {
        return base + 32;
    }

    int amqp() {
        return base + HIGHEST_OFFSET;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,6}")) {
            throw new CannotStart("%s is %s but must be a port number.".formatted(name, value));
        }
        return Integer.parseInt(value);
    }
}
