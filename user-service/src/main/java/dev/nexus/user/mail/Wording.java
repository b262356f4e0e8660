package dev.nexus.user.mail;

/**
 * A mail in words.
 *
 * @param subject one line
 * @param text the rest
 */
record Wording(String subject, String text) {}
