package dev.nexus.notification.wording;

/**
 * Something said in a language.
 *
 * @param title one line
 * @param text a sentence or two
 */
public record Words(String title, String text) {}
