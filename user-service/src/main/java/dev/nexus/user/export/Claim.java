package dev.nexus.user.export;

import java.util.UUID;

/**
 * An export that a worker holds.
 *
 * @param id which export
 * @param account whose
 * @param owner the worker's name for this one attempt
 * @param attempt which attempt it is, from 1
 */
record Claim(ExportId id, UUID account, UUID owner, int attempt) {}
