package dev.nexus.user.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
public interface Accounts extends Repository<Account, UUID> {

    Optional<Account> findById(UUID id);

    boolean existsById(UUID id);

    List<Account> findByIdIn(Collection<UUID> ids);

    Optional<Account> findByEmailKey(String emailKey);

    /** What a password is compared with. No account is loaded: that would take longer than finding none. */
    @Query("""
            select new dev.nexus.user.account.StoredPassword(account.id, account.passwordHash)
            from Account account where account.emailKey = :emailKey""")
    Optional<StoredPassword> findPasswordByEmailKey(String emailKey);

    @Query("select account.id from Account account where account.emailKey = :emailKey")
    Optional<UUID> findIdByEmailKey(String emailKey);

    /** Whether there is any account that has not left. */
    @Query(nativeQuery = true, value = "select exists (select from account where former_email_key is null)")
    boolean existAny();

    @Query("""
            select account from Account account
            where account.id > :after and account.emailKey like :emailKeyPattern escape '!'
            order by account.id""")
    List<Account> findAfter(UUID after, String emailKeyPattern, Limit limit);

    /**
     * Those who can administer the platform; until the transaction ends, nobody else takes the role away from one of them.
     * Whoever locks other accounts, too, locks all in the order of identifiers.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select account from Account account
            where account.admin = true and account.disabledAt is null
            order by account.id""")
    List<Account> lockAdmins();

    /** Those who can administer the platform, and another account in the same order, until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select account from Account account
            where account.admin = true and account.disabledAt is null or account.id = :other
            order by account.id""")
    List<Account> lockAdminsAnd(UUID other);

    /** Takes the role and the address from an account that has left, so that both are free before it is erased. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update versioned Account account
            set account.admin = false, account.formerEmailKey = account.emailKey, account.emailKey = :nobodys
            where account.id = :id and account.formerEmailKey is null""")
    void release(UUID id, String nobodys);

    Account saveAndFlush(Account account);

    default Optional<Account> find(AccountId id) {
        return findById(id.value());
    }

    default void release(AccountId id) {
        // No address has this key: the brackets are no characters of one.
        release(id.value(), "<%s>".formatted(id));
    }

    default boolean contains(AccountId id) {
        return existsById(id.value());
    }
}
