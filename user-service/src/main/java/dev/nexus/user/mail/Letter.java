package dev.nexus.user.mail;

import dev.nexus.user.account.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A mail and whom it goes to.
 *
 * @param to who shall read it
 * @param mail what it says
 * @param language the code of the language to say it in; null for the one of the account with the address
 */
record Letter(EmailAddress to, Mail mail, @Nullable String language) {

    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
