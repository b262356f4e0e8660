package dev.nexus.catalog.ingest;

/** Another worker has taken over the import. */
final class LeaseLost extends RuntimeException {

    LeaseLost() {
        super("the import belongs to another worker", null, false, false);
    }
}
