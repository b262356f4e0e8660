package dev.nexus.user.library.web;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Asks to hand a library over.
 *
 * @param to the account of the member who shall own it
 */
record TransferOwnership(@NotNull UUID to) {}
