package dev.nexus.standalone.events;

import java.util.List;

/** The services that have events. */
final class Services {

    static final List<String> ALL = List.of("user", "catalog", "playback", "notification");

    private Services() {}

    static String require(String name) {
        if (!ALL.contains(name)) {
            throw CommandFailed.wrongUse("There is no service %s, but %s.".formatted(name, String.join(", ", ALL)));
        }
        return name;
    }

    static String path(String service) {
        return "/api/v1/admin/" + service;
    }
}
