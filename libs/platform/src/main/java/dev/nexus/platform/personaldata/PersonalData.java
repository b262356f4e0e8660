package dev.nexus.platform.personaldata;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One kind of what a service holds about people; a bean for each. Whatever is shown is also erased, and the other way round:
 * both are said in one place.
 */
public interface PersonalData {

    /** Its name in an export, in camelCase, for example {@code positions}. */
    String name();

    /**
     * All of it about one account, as values that become JSON. The stream is read within a transaction and closed; rows come
     * from a cursor, so that an export of any length needs little memory.
     */
    Stream<?> about(UUID account);

    /** Removes all of it about one account, in the platform's transaction. To erase again changes nothing. */
    void erase(UUID account);

    /** What else than its identifier tells of the account in events, for example its e-mail address. Asked before erasing. */
    default Set<String> traces(UUID account) {
        return Set.of();
    }
}
