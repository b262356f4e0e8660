package dev.nexus.catalog.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookDetailsView.ChapterView;
import dev.nexus.catalog.book.BookDetailsView.FileView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book as the Readium audiobook profile has it
 * (<a href="https://readium.org/webpub-manifest/profiles/audiobook">readium.org</a>): its files in listening order, and its chapters as a
 * table of contents that points into them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AudiobookManifest(
        @JsonProperty("@context") String context,
        PublicationMetadata metadata,
        List<Link> links,
        List<Link> readingOrder,
        @Nullable List<Link> resources,
        List<Link> toc) {

    static final String TYPE = "application/audiobook+json";

    private static final String CONTEXT = "https://readium.org/webpub-manifest/context.jsonld";

    AudiobookManifest {
        links = List.copyOf(links);
        readingOrder = List.copyOf(readingOrder);
        toc = List.copyOf(toc);
    }

    static String path(Object book) {
        return "/api/v1/books/" + book + "/manifest";
    }

    static AudiobookManifest of(BookDetailsView details, PublicUrl url) {
        var book = details.book();
        var cover = book.coverUrl();
        var resources = cover == null ? null : List.of(Link.of("cover", url.of(cover + "?width=1024"), "image/jpeg"));
        return new AudiobookManifest(
                CONTEXT,
                PublicationMetadata.of(book),
                List.of(Link.of("self", url.of(path(book.id())), TYPE)),
                details.files().stream().map(file -> file(file, details, url)).toList(),
                resources,
                details.chapters().stream()
                        .map(chapter -> chapter(chapter, details.files(), url))
                        .toList());
    }

    private static Link file(FileView file, BookDetailsView details, PublicUrl url) {
        var title = details.files().size() == 1 ? details.book().title() : "Part " + (file.index() + 1);
        return Link.to(url.of(file.contentUrl()), file.mimeType()).titled(title).lasting(file.duration());
    }

    /** Where the chapter starts in the file that it starts in (W3C Media Fragments 1.0). */
    private static Link chapter(ChapterView chapter, List<FileView> files, PublicUrl url) {
        var in = files.stream()
                .filter(file -> file.start().compareTo(chapter.start()) <= 0)
                .reduce((_, later) -> later)
                .orElse(files.getFirst());
        var offset = chapter.start().subtract(in.start()).stripTrailingZeros();
        return Link.to(url.of(in.contentUrl()) + "#t=" + offset.toPlainString(), in.mimeType())
                .titled(chapter.title());
    }
}
