package dev.nexus.catalog.media;

/** A probed file under the name it came with, and the one it is stored by. */
public record NamedFile(MediaName media, String name, ProbedFile probed) {}
