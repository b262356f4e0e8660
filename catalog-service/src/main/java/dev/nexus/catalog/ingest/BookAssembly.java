package dev.nexus.catalog.ingest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.nexus.catalog.book.PublishBook;
import dev.nexus.catalog.media.BookLayout;
import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.NamedFile;
import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.problem.CatalogProblem;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the files of an import together to one book: their order, what they say of it, and its cover. */
@Component
class BookAssembly {

    private static final List<String> COVER_NAMES = List.of("cover", "folder", "front");

    private final BookDescription description;
    private final MediaStore store;

    BookAssembly(BookDescription description, MediaStore store) {
        this.description = description;
        this.store = store;
    }

    /** A book, and how it came to be what it is. */
    record Assembled(PublishBook book, ImportReport report) {}

    Assembled assemble(Claim claim, List<ReadFile> read) {
        List<ReadFile.Audio> audio = only(ReadFile.Audio.class, read);
        if (audio.isEmpty()) {
            throw new BadFile(CatalogProblem.NOTHING_TO_IMPORT, "There is no audio among the files.");
        }
        var layout = BookLayout.of(audio.stream().map(BookAssembly::named).toList());
        Map<MediaName, ReadFile.Audio> byName =
                audio.stream().collect(toMap(file -> file.file().media(), identity()));
        List<PublishBook.File> files = layout.files().stream()
                .map(placed -> file(required(byName, placed.file()), placed.startMillis()))
                .toList();
        List<NamedFile> ordered =
                layout.files().stream().map(BookLayout.PlacedFile::file).toList();
        var described = description.of(claim, layout, read);
        var book = new PublishBook(
                claim.library(),
                described.metadata(),
                files,
                described.chapters(),
                cover(claim, only(ReadFile.CoverPicture.class, read), ordered),
                Sha256.ofAll(files.stream().map(PublishBook.File::sha256).toList()));
        return new Assembled(book, described.report());
    }

    private static PublishBook.File file(ReadFile.Audio audio, long start) {
        ProbedFile probed = audio.probed();
        return new PublishBook.File(
                audio.file().media(),
                audio.file().name(),
                probed.mimeType(),
                audio.file().size(),
                probed.durationMillis(),
                start,
                audio.sha256());
    }

    /** A picture that was sent along wins over one inside of a file: somebody chose it. */
    private Optional<PublishBook.CoverFile> cover(
            Claim claim, List<ReadFile.CoverPicture> pictures, List<NamedFile> ordered) {
        Optional<PublishBook.CoverFile> chosen = pictures.stream()
                .min(Comparator.comparing(
                        picture -> !isNamedCover(picture.file().name())))
                .map(picture -> new PublishBook.CoverFile(
                        picture.file().media(),
                        picture.mimeType(),
                        picture.file().size(),
                        picture.sha256()));
        return chosen.or(() -> ordered.stream()
                .flatMap(file -> file.probed().cover().stream())
                .findFirst()
                .map(picture -> stage(claim, picture)));
    }

    private PublishBook.CoverFile stage(Claim claim, Picture picture) {
        byte[] bytes = picture.bytes();
        if (!store.holds(claim.cover())) {
            store.stage(claim.cover(), new ByteArrayInputStream(bytes), count -> {});
        }
        return new PublishBook.CoverFile(claim.cover(), picture.mimeType(), bytes.length, Sha256.of(bytes));
    }

    private static boolean isNamedCover(String name) {
        String own = FileNames.withoutFolders(name).toLowerCase(Locale.ROOT);
        return COVER_NAMES.stream().anyMatch(own::startsWith);
    }

    static <T extends ReadFile> List<T> only(Class<T> type, List<ReadFile> read) {
        return read.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static NamedFile named(ReadFile.Audio audio) {
        return new NamedFile(audio.file().media(), audio.file().name(), audio.probed());
    }

    private static ReadFile.Audio required(Map<MediaName, ReadFile.Audio> audio, NamedFile file) {
        ReadFile.Audio found = audio.get(file.media());
        if (found == null) {
            throw new IllegalStateException("The layout has a file that was not given to it");
        }
        return found;
    }
}
