package dev.nexus.user.library;

/**
 * A library as one of its members sees it.
 *
 * @param library the library
 * @param role the member's role
 */
public record JoinedLibrary(Library library, Role role) {}
