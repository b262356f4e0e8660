package dev.nexus.catalog.book;

/** A library has as much as it may have. The message is for people. */
public final class LibraryFull extends RuntimeException {

    LibraryFull(String message) {
        super(message);
    }
}
