package dev.nexus.catalog.link;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.Versioned;
import dev.nexus.catalog.cover.Covers;
import dev.nexus.catalog.document.PublicUrl;
import dev.nexus.catalog.media.MediaContent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books as podcasts: what a feed shows is what its account may see and hear at that moment. */
@Component
class BookFeeds {

    /** What podcast directories ask for is 1400; a cover is seldom larger. */
    private static final int COVER_WIDTH = 1024;

    private final Links links;
    private final BookAccess access;
    private final BookShelf shelf;
    private final BookMedia media;
    private final Covers covers;
    private final PublicUrl url;

    BookFeeds(Links links, BookAccess access, BookShelf shelf, BookMedia media, Covers covers, PublicUrl url) {
        this.links = links;
        this.access = access;
        this.shelf = shelf;
        this.media = media;
        this.covers = covers;
        this.url = url;
    }

    LinkView make(UUID account, BookId book, @Nullable Long expiresIn) {
        access.requireReader(account, book);
        return links.make(account, LinkKind.FEED, book.value(), expiresIn);
    }

    List<LinkView> all(UUID account, BookId book) {
        access.requireReader(account, book);
        return links.all(account, LinkKind.FEED, book.value());
    }

    void revoke(UUID account, BookId book, UUID feed) {
        links.revoke(account, LinkKind.FEED, book.value(), feed);
    }

    /**
     * The podcast of a secret.
     *
     * @throws ProblemException {@code link-not-found}, {@code book-not-found}
     */
    Versioned<PodcastFeed> feed(String secret) {
        var grant = links.open(LinkKind.FEED, secret);
        var book = shelf.details(grant.account(), new BookId(grant.subject()));
        return new Versioned<>(book.version(), new PodcastFeed(book.value(), url.of(LinkKind.FEED.path(secret))));
    }

    /**
     * The bytes of an episode.
     *
     * @throws ProblemException {@code link-not-found}; {@code file-not-found} for a file of another book
     */
    MediaContent episode(String secret, UUID file) {
        var grant = links.open(LinkKind.FEED, secret);
        return media.audio(grant.account(), new BookId(grant.subject()), file).content();
    }

    /**
     * The cover of the book.
     *
     * @throws ProblemException {@code link-not-found}, {@code cover-not-found}
     */
    MediaContent cover(String secret) {
        var grant = links.open(LinkKind.FEED, secret);
        return covers.scaled(media.cover(grant.account(), new BookId(grant.subject())), COVER_WIDTH);
    }
}
