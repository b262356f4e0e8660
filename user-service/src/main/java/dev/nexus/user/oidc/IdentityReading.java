package dev.nexus.user.oidc;

import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows owners which identities lead into their account. */
@Component
public class IdentityReading {

    private static final String IDENTITIES = "identities";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Identities identities;

    IdentityReading(Identities identities) {
        this.identities = identities;
    }

    /**
     * The identities of an account, the oldest first.
     *
     * @param account whose
     * @param page which of them
     * @return a page of them
     */
    @Transactional(readOnly = true)
    public Page<Identity> of(AccountId account, PageRequest page) {
        var after = page.after(IDENTITIES, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = identities.of(account, after, page.limit() + 1);
        return Page.cut(rows, page, row -> Cursor.of(IDENTITIES, row.id()), row -> row);
    }

    /**
     * How many identities lead into an account.
     *
     * @param account which account
     * @return how many
     */
    public int count(AccountId account) {
        return identities.count(account);
    }
}
