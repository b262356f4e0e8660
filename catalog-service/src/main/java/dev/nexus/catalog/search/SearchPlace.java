package dev.nexus.catalog.search;

/**
 * How far an index has followed a database.
 *
 * @param database which one it was: transactions of another one, or of one that was brought back from a backup, have nothing to do
 *     with these
 * @param transaction the first one that may not have been taken over
 */
record SearchPlace(String database, long transaction) {}
