package dev.nexus.catalog.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.catalog.book.BookView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed of OPDS 2.0 (<a href="https://drafts.opds.io/opds-2.0">opds.io</a>): what leads further, or books. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpdsFeed(
        Metadata metadata,
        List<Link> links,
        @Nullable List<Link> navigation,
        @Nullable List<Publication> publications) {

    static final String TYPE = "application/opds+json";
    static final String ROOT = "/api/v1/opds";

    private static final List<Integer> WIDTHS = List.of(1024, 256);

    /** What a feed says of itself. */
    record Metadata(String title) {}

    /** A book of a feed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Publication(
            PublicationMetadata metadata,
            List<Link> links,
            @Nullable List<Link> images) {

        static Publication of(BookView book, PublicUrl url) {
            var links = List.of(
                    Link.of(
                            "http://opds-spec.org/acquisition",
                            url.of(AudiobookManifest.path(book.id())),
                            AudiobookManifest.TYPE),
                    Link.of("alternate", url.of("/api/v1/books/" + book.id()), "application/json"));
            var cover = book.coverUrl();
            var images = cover == null
                    ? null
                    : WIDTHS.stream()
                            .map(width -> Link.to(url.of(cover + "?width=" + width), "image/jpeg"))
                            .toList();
            return new Publication(PublicationMetadata.of(book), links, images);
        }
    }

    /** A feed that leads to others. */
    static OpdsFeed navigation(String title, String self, List<Link> entries, PublicUrl url, @Nullable String next) {
        return new OpdsFeed(new Metadata(title), links(self, url, next), orRoot(entries, url), null);
    }

    /** A feed of books; without any it leads back, because a feed is never empty. */
    static OpdsFeed books(String title, String self, List<BookView> books, PublicUrl url, @Nullable String next) {
        var publications = books.stream().map(book -> Publication.of(book, url)).toList();
        return publications.isEmpty()
                ? new OpdsFeed(new Metadata(title), links(self, url, next), orRoot(List.of(), url), null)
                : new OpdsFeed(new Metadata(title), links(self, url, next), null, publications);
    }

    private static List<Link> orRoot(List<Link> entries, PublicUrl url) {
        return entries.isEmpty() ? List.of(Link.of("up", url.of(ROOT), TYPE).titled("Catalogue")) : entries;
    }

    private static List<Link> links(String self, PublicUrl url, @Nullable String next) {
        var links = new ArrayList<Link>();
        links.add(Link.of("self", url.of(self), TYPE));
        links.add(Link.of("start", url.of(ROOT), TYPE));
        links.add(Link.of("search", url.of(ROOT + "/search") + "{?query}", TYPE).asTemplate());
        if (next != null) {
            links.add(Link.of("next", url.of(next), TYPE));
        }
        return links;
    }
}
