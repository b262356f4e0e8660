package dev.nexus.user.export;

/** A service did not give its part, or not all of it. */
final class ServiceSilent extends RuntimeException {

    private final String service;

    ServiceSilent(String service, String what) {
        super("%s: %s".formatted(service, what));
        this.service = service;
    }

    ServiceSilent(String service, Throwable cause) {
        super("%s gave no whole answer".formatted(service), cause);
        this.service = service;
    }

    String service() {
        return service;
    }
}
