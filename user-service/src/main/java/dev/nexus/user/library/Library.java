package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant: a family, a school, a publisher. It owns books, which catalog-service knows, and has members. */
@Entity
public class Library {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String name;
    private Instant createdAt;
    private @Nullable UUID foundedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Library() {}

    Library(LibraryId id, LibraryName name, AccountId founder, Instant createdAt) {
        this.id = id.value();
        this.name = name.value();
        this.createdAt = createdAt;
        this.foundedBy = founder.value();
    }

    public LibraryId id() {
        return new LibraryId(id);
    }

    public LibraryName name() {
        return new LibraryName(name);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Who made it, a member or not; null when that account is erased. */
    @Nullable
    UUID foundedBy() {
        return foundedBy;
    }

    /** Grows with every change. */
    public long version() {
        return version == null ? 0 : version;
    }

    void rename(LibraryName newName) {
        name = newName.value();
    }
}
