package dev.nexus.user.erasure;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import org.springframework.stereotype.Component;

/** Shows the records of erasures to those who administer the platform. */
@Component
public class ErasureReading {

    private static final String LIST = "erasures";

    private final Erasures erasures;
    private final AccountReading accounts;

    ErasureReading(Erasures erasures, AccountReading accounts) {
        this.erasures = erasures;
        this.accounts = accounts;
    }

    /**
     * All erasures, the newest first.
     *
     * @param reader who asks
     * @param page which of them
     * @return a page of them
     * @throws ProblemException {@code forbidden} unless the reader administers the platform
     */
    public Page<Erasure> all(AccountId reader, PageRequest page) {
        accounts.requireAdmin(reader);
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = erasures.newest(before, page.limit() + 1);
        return Page.cut(rows, page, last -> Cursor.of(LIST, last.id()), erasure -> erasure);
    }
}
