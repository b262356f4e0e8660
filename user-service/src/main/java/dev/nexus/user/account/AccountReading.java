package dev.nexus.user.account;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.Locale;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads accounts, for their owners and for administrators. */
@Component
public class AccountReading {

    private static final String LIST = "accounts";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Accounts accounts;

    AccountReading(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The account of somebody who is signed in.
     *
     * @param id who asks
     * @return the account
     * @throws ProblemException {@code invalid-token} when the account is gone although its token still lives
     */
    public Account own(AccountId id) {
        return accounts.find(id)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_TOKEN, "The account is gone."));
    }

    /**
     * An account of anybody.
     *
     * @param id which
     * @return the account
     * @throws ProblemException {@code account-not-found}
     */
    public Account one(AccountId id) {
        return accounts.find(id)
                .filter(account -> !account.hasLeft())
                .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_NOT_FOUND, null));
    }

    /**
     * Goes on only for somebody who administers the platform at this moment, whatever an older token says.
     *
     * @param id who asks
     * @throws ProblemException {@code forbidden}
     */
    public void requireAdmin(AccountId id) {
        var account = own(id);
        if (!account.isAdmin() || account.isDisabled()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only an administrator may do this.");
        }
    }

    /**
     * All accounts, the oldest first.
     *
     * @param emailPrefix what their addresses begin with; empty for all
     * @param page which of them
     * @return a page of them
     */
    public Page<Account> all(String emailPrefix, PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var pattern = emailPrefix.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        var rows = accounts.findAfter(after, pattern, Limit.of(page.limit() + 1));
        return Page.cut(rows, page, account -> Cursor.of(LIST, account.id()), account -> account);
    }
}
