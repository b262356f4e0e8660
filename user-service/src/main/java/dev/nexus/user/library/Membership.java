package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an account belongs to a library, and as what. When it ends its row stays: if the account comes back, the same membership
 * begins again, and its events stay in one sequence.
 */
@Entity
public class Membership {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private UUID libraryId;
    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant grantedAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Membership() {}

    Membership(UUID id, LibraryId library, AccountId account, Role role, Instant grantedAt) {
        this.id = id;
        this.libraryId = library.value();
        this.accountId = account.value();
        this.role = role;
        this.grantedAt = grantedAt;
    }

    public UUID id() {
        return id;
    }

    public LibraryId libraryId() {
        return new LibraryId(libraryId);
    }

    public AccountId accountId() {
        return new AccountId(accountId);
    }

    public Role role() {
        return role;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** Whether the account belongs to the library no longer. */
    boolean isRevoked() {
        return revokedAt != null;
    }

    void grant(Role newRole, Instant at) {
        role = newRole;
        grantedAt = at;
        revokedAt = null;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }
}
