package dev.nexus.user.audit;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what was recorded to those whom it concerns. */
@Component
public class SecurityEventReading {

    private static final String LIST = "security events";
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final SecurityEvents events;
    private final AccountReading accounts;

    SecurityEventReading(SecurityEvents events, AccountReading accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    /**
     * What happened to the own account, the newest first. Where others came from who did it is left out.
     *
     * @param owner who asks
     * @param page which of it
     * @return a page of it
     */
    public Page<SecurityEvent> own(AccountId owner, PageRequest page) {
        return of(owner, page).map(SecurityEvent::withoutOthersWhereabouts);
    }

    /**
     * What happened to an account, or to all, the newest first.
     *
     * @param admin who asks
     * @param account to which; null for all, and for what named no account
     * @param page which of it
     * @return a page of it
     * @throws ProblemException {@code forbidden}
     */
    public Page<SecurityEvent> any(AccountId admin, @Nullable AccountId account, PageRequest page) {
        accounts.requireAdmin(admin);
        return account == null ? cut(page, before -> events.before(before, page.limit() + 1)) : of(account, page);
    }

    private Page<SecurityEvent> of(AccountId account, PageRequest page) {
        return cut(page, before -> events.before(account, before, page.limit() + 1));
    }

    private static Page<SecurityEvent> cut(PageRequest page, Function<UUID, List<SecurityEvent>> rows) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(AFTER_ALL);
        return Page.cut(rows.apply(before), page, event -> Cursor.of(LIST, event.id()), event -> event);
    }
}
