package dev.nexus.user.signin;

import dev.nexus.user.account.AccountId;
import org.jspecify.annotations.Nullable;

/** What an account asks for besides the password. */
public interface SecondFactor {

    /**
     * Whether an account asks for more than the password.
     *
     * @param account which account
     * @return whether it does now
     */
    boolean isNeeded(AccountId account);

    /**
     * Judges what was typed besides the right password, in a transaction of its own: a code that is good once is used up by
     * it. Wrong codes are counted by the caller like wrong passwords.
     *
     * @param account whose password was right
     * @param code what was typed as code of an authenticator; null when nothing was
     * @param recoveryCode what was typed as code for a lost authenticator; null when nothing was
     * @return what came of it
     */
    SecondFactorOutcome check(AccountId account, @Nullable String code, @Nullable String recoveryCode);
}
