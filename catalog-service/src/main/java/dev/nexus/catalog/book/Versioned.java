package dev.nexus.catalog.book;

/** Something with the version that its entity tag is made from. */
public record Versioned<T>(int version, T value) {}
