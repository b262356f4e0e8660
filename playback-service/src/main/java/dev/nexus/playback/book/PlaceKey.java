package dev.nexus.playback.book;

/** Whose place in which book. */
public record PlaceKey(ListenerId listener, BookId book) {}
