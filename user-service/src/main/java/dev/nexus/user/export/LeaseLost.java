package dev.nexus.user.export;

/** The export belongs to another worker by now, or is gone. */
final class LeaseLost extends RuntimeException {

    LeaseLost() {
        super("the export is somebody else's now", null, false, false);
    }
}
