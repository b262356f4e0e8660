package dev.nexus.catalog.library;

/** The library was deleted, and nothing is added to it any more. */
public final class MissingLibrary extends RuntimeException {

    public MissingLibrary(LibraryId library) {
        super("library %s is deleted".formatted(library), null, false, false);
    }
}
