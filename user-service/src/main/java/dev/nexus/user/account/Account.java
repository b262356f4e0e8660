package dev.nexus.user.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, known in the whole suite; libraries know accounts by their identifier only. */
@Entity
public class Account {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String email;
    private String emailKey;
    private String displayName;
    private String passwordHash;
    private boolean admin;
    private Instant registeredAt;
    private @Nullable Instant emailVerifiedAt;
    private @Nullable Instant disabledAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Account() {}

    Account(AccountId id, EmailAddress email, DisplayName displayName, String passwordHash, boolean admin, Instant at) {
        this.id = id.value();
        this.email = email.value();
        this.emailKey = email.key();
        this.displayName = displayName.value();
        this.passwordHash = passwordHash;
        this.admin = admin;
        this.registeredAt = at;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public EmailAddress email() {
        return new EmailAddress(email);
    }

    public DisplayName displayName() {
        return new DisplayName(displayName);
    }

    public boolean isAdmin() {
        return admin;
    }

    /** Whether somebody who reads at the address has said so. */
    public boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    /** Whether an administrator has shut the account: nobody gets in. */
    public boolean isDisabled() {
        return disabledAt != null;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** Grows with every change. */
    public long version() {
        return version == null ? 0 : version;
    }

    String emailKey() {
        return emailKey;
    }

    String passwordHash() {
        return passwordHash;
    }
}
