package dev.nexus.user.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
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
    private @Nullable String formerEmailKey;
    private String displayName;
    private @Nullable String passwordHash;
    private boolean admin;
    private Instant registeredAt;
    private @Nullable Instant emailVerifiedAt;
    private @Nullable String pendingEmail;
    private @Nullable Instant disabledAt;
    private @Nullable String locale;
    private @Nullable String timeZone;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Account() {}

    Account(AccountId id, NewAccount wanted, String emailKey, boolean admin, Instant at) {
        this.id = id.value();
        this.email = wanted.email().value();
        this.emailKey = emailKey;
        this.displayName = wanted.displayName().value();
        this.passwordHash = wanted.passwordHash();
        this.locale = wanted.language() == null ? null : wanted.language().value();
        this.admin = admin;
        this.registeredAt = at;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public EmailAddress email() {
        return new EmailAddress(email);
    }

    /** The address that takes the other's place as soon as somebody who reads there says so. */
    public @Nullable EmailAddress pendingEmail() {
        return pendingEmail == null ? null : new EmailAddress(pendingEmail);
    }

    public DisplayName displayName() {
        return new DisplayName(displayName);
    }

    public @Nullable LanguageTag language() {
        return locale == null ? null : new LanguageTag(locale);
    }

    public @Nullable TimeZoneName timeZone() {
        return timeZone == null ? null : new TimeZoneName(timeZone);
    }

    public boolean isAdmin() {
        return admin;
    }

    /** Whether somebody who reads at the address has said so. */
    public boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    /** Whether its owner has left, and it waits to be erased. */
    public boolean hasLeft() {
        return formerEmailKey != null;
    }

    /** Whether an administrator has shut the account: nobody gets in. */
    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** When an administrator shut the account; null while it is open. */
    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    /** Whether there is a password to get in with. */
    public boolean hasPassword() {
        return passwordHash != null;
    }

    /** Whether the password is still the one that has this hash. */
    boolean hasPassword(@Nullable String hash) {
        return Objects.equals(passwordHash, hash);
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** Grows with every change. */
    public long version() {
        return version == null ? 0 : version;
    }

    public void rename(DisplayName name) {
        displayName = name.value();
    }

    public void speak(LanguageTag language) {
        locale = language.value();
    }

    public void liveIn(TimeZoneName zone) {
        timeZone = zone.value();
    }

    /** The same address, written in another way. Another one that was asked for is wanted no longer. */
    public void respell(EmailAddress same) {
        if (!same.key().equals(emailKey)) {
            throw new IllegalArgumentException("an address is respelled only as the same address");
        }
        email = same.value();
        pendingEmail = null;
    }

    /** Asks for another address, which counts only after somebody who reads there has said so. */
    public void want(EmailAddress other) {
        pendingEmail = other.value();
    }

    /** Nobody asks for another address any more. */
    public void keepEmail() {
        pendingEmail = null;
    }

    /**
     * Somebody who reads at an address has said so.
     *
     * @param proven the address
     * @param now when
     * @return false when the account neither has nor wants this address any more
     */
    public boolean prove(EmailAddress proven, Instant now) {
        var wanted = pendingEmail();
        if (wanted != null && wanted.key().equals(proven.key())) {
            email = wanted.value();
            emailKey = wanted.key();
            pendingEmail = null;
        } else if (!proven.key().equals(emailKey)) {
            return false;
        }
        emailVerifiedAt = now;
        return true;
    }

    public void changePassword(String hash) {
        passwordHash = hash;
    }

    public void disable(Instant now) {
        disabledAt = now;
    }

    public void enable() {
        disabledAt = null;
    }

    public void setAdmin(boolean admin) {
        this.admin = admin;
    }

    String emailKey() {
        return emailKey;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
