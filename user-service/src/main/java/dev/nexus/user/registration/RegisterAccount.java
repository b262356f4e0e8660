package dev.nexus.user.registration;

import dev.nexus.user.account.DisplayName;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.account.LanguageTag;
import dev.nexus.user.credential.Password;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an account.
 *
 * @param email where its owner reads mail, and the name to sign in with
 * @param password the password to sign in with
 * @param displayName how its owner is called
 * @param locale the language of its mails; null when the client does not say
 * @param invitation what proves an invitation, where one is needed; null when there is none
 */
public record RegisterAccount(
        @NotNull EmailAddress email,
        @NotNull Password password,
        @NotNull DisplayName displayName,
        @Nullable LanguageTag locale,
        @Nullable @Size(max = 256) String invitation) {

    @Override
    public String toString() {
        return "RegisterAccount[hidden]";
    }
}
