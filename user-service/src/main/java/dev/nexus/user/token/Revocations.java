package dev.nexus.user.token;

import dev.nexus.platform.security.RevocationList;
import dev.nexus.platform.security.RevocationSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which access tokens are refused although they have not expired. Only what can still matter is told: once the last token of
 * something has expired, nobody needs to know.
 */
@Component
public class Revocations implements RevocationSource {

    /** How far the clocks of a verifier and of this service may be apart: the most that a verifier can be set to. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final List<EndedGrants> ended;
    private final RevokedAccounts accounts;
    private final SigningKeys keys;
    private final Clock clock;

    Revocations(List<EndedGrants> ended, RevokedAccounts accounts, SigningKeys keys, Clock clock) {
        this.ended = List.copyOf(ended);
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is refused now.
     *
     * @return the whole list
     */
    @Transactional(readOnly = true)
    public RevocationList current() {
        var now = clock.instant();
        var alive = now.minus(CLOCK_SKEW);
        var schedule = keys.schedule();
        var grants = ended.stream()
                .flatMap(kind -> kind.aliveAt(alive).stream())
                .map(UUID::toString)
                .collect(Collectors.toSet());
        return new RevocationList(
                grants,
                accounts.since(alive.minus(TokenSettings.LONGEST_ACCESS_LIFETIME)),
                schedule.revoked(),
                schedule.signing(now));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RevocationList> read() {
        return Optional.of(current());
    }
}
