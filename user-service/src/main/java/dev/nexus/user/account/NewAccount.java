package dev.nexus.user.account;

import org.jspecify.annotations.Nullable;

/**
 * An account that shall be made.
 *
 * @param email where its owner reads mail, and the name to sign in with
 * @param displayName how its owner is called
 * @param passwordHash what the password is compared with; null for an account that another provider alone lets in
 * @param language the language of its mails; null when nobody said
 */
public record NewAccount(
        EmailAddress email,
        DisplayName displayName,
        @Nullable String passwordHash,
        @Nullable LanguageTag language) {

    @Override
    public String toString() {
        return "NewAccount[hidden]";
    }
}
