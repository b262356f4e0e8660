package dev.nexus.notification.rule;

/** What an event needs has not arrived yet. The event waits and is tried again. */
final class NotYetKnownException extends RuntimeException {

    NotYetKnownException(String what) {
        super("%s is not known yet".formatted(what), null, false, false);
    }
}
