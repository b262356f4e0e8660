package dev.nexus.user.apikey;

import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows somebody the keys of their machines. */
@Component
public class ApiKeyReading {

    private static final String LIST = "api-keys";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyReading(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The keys of an account that were not revoked, the oldest first.
     *
     * @param owner whose
     * @param page which of them
     * @return a page of them
     */
    public Page<ApiKey> list(AccountId owner, PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return Page.cut(keys.of(owner, after, page.limit() + 1), page, key -> Cursor.of(LIST, key.id()), key -> key);
    }

    /**
     * How many keys of an account are good.
     *
     * @param owner whose
     * @return how many
     */
    public int count(AccountId owner) {
        return keys.count(owner, clock.instant());
    }
}
