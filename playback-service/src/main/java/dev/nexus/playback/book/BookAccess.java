package dev.nexus.playback.book;

/**
 * A book as one listener meets it.
 *
 * @param granted whether the listener belongs to the book's library, as far as playback has heard
 */
public record BookAccess(Book book, boolean granted) {}
