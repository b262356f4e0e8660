package dev.nexus.catalog.book;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lists of names that books can be browsed by. */
public enum NameList {
    AUTHORS(NameKind.PERSON, ContributorRole.AUTHOR),
    NARRATORS(NameKind.PERSON, ContributorRole.NARRATOR),
    SERIES(NameKind.SERIES, null),
    GENRES(NameKind.GENRE, null),
    TAGS(NameKind.TAG, null),
    PUBLISHERS(NameKind.PUBLISHER, null);

    private final NameKind kind;
    private final @Nullable ContributorRole role;

    NameList(NameKind kind, @Nullable ContributorRole role) {
        this.kind = kind;
        this.role = role;
    }

    /** The name under which cursors remember the list. */
    String cursor() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return kind.table();
    }

    /** A join of books, as {@code b}, to what refers to them, as {@code r}. */
    String referencesOf(String book) {
        return "%s r on r.book_id = %s%s".formatted(kind.references(), book, ofRole());
    }

    /** How many books on the shelf have the name {@code n}. */
    String countOfBooks() {
        return """
                select count(*) from %s r join book b on b.id = r.book_id
                where r.%s = n.id and b.removed_at is null%s
                """.formatted(kind.references(), kind.reference(), ofRole());
    }

    String reference() {
        return kind.reference();
    }

    private String ofRole() {
        return role == null ? "" : " and r.role = '" + role.name() + "'";
    }
}
