package dev.nexus.catalog.media;

/** A probed file under the name it came with. */
public record NamedFile(String name, ProbedFile probed) {}
