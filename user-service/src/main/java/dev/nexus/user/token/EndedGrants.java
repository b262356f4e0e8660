package dev.nexus.user.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is over although access tokens that name it ({@code sid}) may still live; a bean for each kind. */
public interface EndedGrants {

    /**
     * Those whose access tokens have to be refused by name.
     *
     * @param now the time, minus what clocks may differ
     * @return those whose last access token expires later, in any order
     */
    List<UUID> aliveAt(Instant now);
}
