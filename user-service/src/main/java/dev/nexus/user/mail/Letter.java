package dev.nexus.user.mail;

import dev.nexus.user.account.EmailAddress;

/**
 * A mail and whom it goes to.
 *
 * @param to who shall read it
 * @param mail what it says
 */
record Letter(EmailAddress to, Mail mail) {}
