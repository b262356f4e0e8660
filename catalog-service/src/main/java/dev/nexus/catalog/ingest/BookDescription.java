package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookLayout;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.NamedFile;
import dev.nexus.catalog.metadata.Claims;
import dev.nexus.catalog.metadata.MetadataMerging;
import dev.nexus.catalog.metadata.NameClaims;
import dev.nexus.catalog.metadata.TagClaims;
import dev.nexus.catalog.provider.ProvidedMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a book is from the sidecars, the tags and the names of its files. */
@Component
class BookDescription {

    /** What was found out, and how. */
    record Described(BookMetadata metadata, List<BookChapter> chapters, ImportReport report) {

        Described {
            chapters = List.copyOf(chapters);
        }
    }

    /** Encoders and taggers count the end of the last chapter differently. */
    private static final long TOLERANCE_MILLIS = 2_000;

    private final ProvidedMetadata providers;

    BookDescription(ProvidedMetadata providers) {
        this.providers = providers;
    }

    /**
     * Describes a book.
     *
     * @param claim tells the folder that the files are in, if any
     */
    Described of(Claim claim, BookLayout layout, List<ReadFile> read) {
        var notes = new ArrayList<ImportReport.Note>();
        for (var unusable : BookAssembly.only(ReadFile.Unusable.class, read)) {
            notes.add(new ImportReport.Note(unusable.file().name(), unusable.reason()));
        }
        var claims = new ArrayList<Claims>();
        for (var sidecar : BookAssembly.only(ReadFile.Sidecar.class, read)) {
            claims.add(fitting(sidecar, layout, notes));
        }
        List<NamedFile> files =
                layout.files().stream().map(BookLayout.PlacedFile::file).toList();
        claims.add(TagClaims.of(files));
        var folder = claim.folder();
        var place = folder == null ? commonFolder(files) : withoutShelf(folder, claim.shelf());
        claims.add(place.isEmpty() ? NameClaims.ofFile(files.getFirst().name()) : NameClaims.ofFolder(place));
        var title = FileNames.title(files.getFirst().name());
        var known = MetadataMerging.of(claims, title).metadata();
        providers.claims(known.title(), known.authors()).ifPresent(claims::add);
        var merged = MetadataMerging.of(claims, title);
        var chapters = merged.chapters().isEmpty() ? layout.chapters() : merged.chapters();
        return new Described(merged.metadata(), chapters, new ImportReport(merged.decisions(), notes));
    }

    /** Chapters of another recording are of no use. */
    private static Claims fitting(ReadFile.Sidecar sidecar, BookLayout layout, List<ImportReport.Note> notes) {
        var claims = sidecar.claims();
        var chapters = claims.chapters();
        if (chapters.isEmpty()) {
            return claims;
        }
        long end = chapters.getLast().endMillis();
        long duration = layout.durationMillis();
        if (Math.abs(end - duration) > TOLERANCE_MILLIS || chapters.getLast().startMillis() >= duration) {
            notes.add(new ImportReport.Note(
                    sidecar.file().name(),
                    "Its chapters end at %.3f s and the audio at %.3f s: they are not used."
                            .formatted(end / 1000.0, duration / 1000.0)));
            return claims.withChapters(List.of());
        }
        var last = chapters.getLast();
        var fitted = new ArrayList<>(chapters.subList(0, chapters.size() - 1));
        fitted.add(new BookChapter(last.title(), last.startMillis(), duration));
        return claims.withChapters(fitted);
    }

    /** A watched folder's own name says nothing of its books; a file that lies in it has no folder. */
    private static String withoutShelf(String folder, @Nullable String shelf) {
        if (shelf == null || !folder.startsWith(shelf + "/")) {
            return folder;
        }
        var within = folder.substring(shelf.length() + 1);
        return BookFiles.isAudio(within) && !within.contains("/") ? "" : within;
    }

    /** What all files are in; empty when they are in nothing together. */
    private static String commonFolder(List<NamedFile> files) {
        var common = folderOf(files.getFirst());
        for (var file : files) {
            while (!(folderOf(file) + "/").startsWith(common + "/")) {
                common = common.contains("/") ? common.substring(0, common.lastIndexOf('/')) : "";
                if (common.isEmpty()) {
                    return common;
                }
            }
        }
        return common;
    }

    private static String folderOf(NamedFile file) {
        int slash = file.name().lastIndexOf('/');
        return slash < 0 ? "" : file.name().substring(0, slash);
    }
}
