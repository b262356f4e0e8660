package dev.nexus.user.recovery;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.PersonalPasswords;
import dev.nexus.user.credential.Password;
import dev.nexus.user.credential.PasswordHashing;
import dev.nexus.user.onetime.OneTimeProblem;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import dev.nexus.user.onetime.RedeemedToken;
import dev.nexus.user.profile.PasswordReplacing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets whoever reads an account's mail choose another password. */
@Component
public class PasswordResetting {

    private final OneTimeTokens tokens;
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final PasswordReplacing replacing;
    private final SquatterEvicting squatters;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    PasswordResetting(
            OneTimeTokens tokens,
            Accounts accounts,
            PasswordHashing hashing,
            PasswordReplacing replacing,
            SquatterEvicting squatters,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.hashing = hashing;
        this.replacing = replacing;
        this.squatters = squatters;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Chooses another password; all sessions end, and API keys are good no longer. Whoever followed the link reads at the
     * address, so that is verified too. If it was not before, linked identities and the second factor go as well. To be called
     * outside of transactions: a hash takes long, and a connection is too dear to wait for it.
     *
     * @param token the secret from the mail
     * @param password the new password
     * @throws ProblemException {@code invalid-link} or {@code validation-failed}
     */
    public void reset(String token, Password password) {
        // Looked at first: strangers with made-up links are not worth a hash.
        var account = owner(tokens.find(OneTimePurpose.RESET_PASSWORD, token));
        PersonalPasswords.refuse(password, account.email(), account.displayName(), "#/password");
        var hash = hashing.hash(password);
        transactions.executeWithoutResult(_ -> reset(token, hash));
    }

    private void reset(String token, String hash) {
        var account = owner(tokens.redeem(OneTimePurpose.RESET_PASSWORD, token));
        if (!account.isEmailVerified()) {
            squatters.evict(account.id());
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            account.prove(account.email(), now);
            events.publishEvent(AccountUpdated.of(account, now));
        }
        replacing.reset(account.id(), hash);
    }

    private Account owner(Optional<RedeemedToken> proof) {
        return proof.flatMap(shown -> accounts.find(shown.account())
                        .filter(account ->
                                account.email().key().equals(shown.email().key())))
                .filter(account -> !account.isDisabled())
                .orElseThrow(OneTimeProblem::invalidLink);
    }
}
