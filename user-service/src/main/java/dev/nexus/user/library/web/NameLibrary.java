package dev.nexus.user.library.web;

import dev.nexus.user.library.LibraryName;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for a library of this name, or for this name of a library.
 *
 * @param name what it shall be called
 */
record NameLibrary(@NotNull LibraryName name) {}
