package dev.nexus.playback.book;

import java.util.UUID;

/** Somebody who wrote or reads a book. */
public record Person(UUID id, String name) {}
