package dev.nexus.playback.progress.web;

/**
 * Changes how a book is shown.
 *
 * @param hidden true takes it off the books to continue until the listener does something with it
 */
record ChangePlace(boolean hidden) {}
