package dev.nexus.user.invitation;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The offer of a role in a library. */
@Entity
public class Invitation {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private UUID libraryId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable String email;
    private @Nullable String emailKey;

    @SuppressWarnings("UnusedVariable") // Asked for in queries.
    private byte[] hash;

    private UUID invitedBy;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;
    private int maxUses;
    private int uses;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Invitation() {}

    Invitation(
            InvitationId id,
            LibraryId library,
            AccountId invitedBy,
            InviteSomebody wanted,
            InvitationToken token,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id.value();
        this.libraryId = library.value();
        this.role = wanted.role();
        this.email = wanted.email() == null ? null : wanted.email().value();
        this.emailKey = wanted.email() == null ? null : wanted.email().key();
        this.hash = token.hash();
        this.invitedBy = invitedBy.value();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.maxUses = wanted.maxUses() == null ? 1 : wanted.maxUses();
    }

    public InvitationId id() {
        return new InvitationId(id);
    }

    public LibraryId libraryId() {
        return new LibraryId(libraryId);
    }

    public Role role() {
        return role;
    }

    /** Who is invited; empty for a link. */
    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::new);
    }

    public AccountId invitedBy() {
        return new AccountId(invitedBy);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public int maxUses() {
        return maxUses;
    }

    /** How many have been let in by it, or were raised to its role. */
    public int uses() {
        return uses;
    }

    /** Whether it can still be accepted. */
    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt) && uses < maxUses;
    }

    /** Whether it is an offer to whoever has this address: a link is one to everybody. */
    boolean isFor(EmailAddress address) {
        return emailKey == null || emailKey.equals(address.key());
    }

    void use() {
        uses++;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }
}
