package dev.nexus.user.profile;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.apikey.ApiKeyReading;
import dev.nexus.user.apikey.ApiKeyRevoking;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.oidc.IdentityReading;
import dev.nexus.user.token.AccountRevoking;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What leads into an account besides its password. */
@Component
class OtherWaysIn {

    private final ApiKeyRevoking revoking;
    private final ApiKeyReading keys;
    private final IdentityReading identities;
    private final AccountRevoking tokens;
    private final Clock clock;

    OtherWaysIn(
            ApiKeyRevoking revoking,
            ApiKeyReading keys,
            IdentityReading identities,
            AccountRevoking tokens,
            Clock clock) {
        this.revoking = revoking;
        this.keys = keys;
        this.identities = identities;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Shuts out the keys of machines and whoever bears a token. All of it in the caller's transaction. */
    void close(AccountId account) {
        revoking.revokeAll(account);
        tokens.revoke(account, clock.instant());
    }

    /** What the owner is told about a new password. */
    Mail notice(AccountId account) {
        return new Mail.PasswordChanged(keys.count(account), identities.count(account));
    }
}
