package dev.nexus.catalog.library;

/** A library was deleted. Listeners run in the transaction that takes note of it. */
public record LibraryShut(LibraryId library) {}
