package dev.nexus.catalog.rpc;

import static dev.nexus.platform.rpc.RpcTimes.millis;

import dev.nexus.catalog.book.BookDetailsView.ChapterView;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.BookView.PersonView;
import dev.nexus.catalog.book.NameView;
import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.BookPage;
import dev.nexus.contracts.rpc.catalog.Chapter;
import dev.nexus.contracts.rpc.catalog.Name;
import dev.nexus.contracts.rpc.catalog.NameRef;
import dev.nexus.contracts.rpc.catalog.SeriesPlace;
import dev.nexus.platform.rpc.RpcTimes;
import dev.nexus.platform.web.Page;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Books and names as the contract has them. */
final class BookMessages {

    private BookMessages() {}

    static Book book(BookView view) {
        var book = Book.newBuilder()
                .setId(view.id().toString())
                .setLibraryId(view.libraryId().toString())
                .setTitle(view.title())
                .addAllAuthors(people(view.authors()))
                .addAllNarrators(people(view.narrators()))
                .addAllTranslators(people(view.translators()))
                .addAllEditors(people(view.editors()))
                .addAllSeries(view.series().stream().map(BookMessages::series).toList())
                .addAllGenres(view.genres())
                .addAllTags(view.tags())
                .setDurationMs(millis(view.duration()))
                .setAddedAt(RpcTimes.of(view.addedAt()))
                .setUpdatedAt(RpcTimes.of(view.updatedAt()))
                .setRatingCount(view.rating().count());
        given(view.subtitle(), book::setSubtitle);
        given(view.language(), book::setLanguage);
        given(view.publisher(), book::setPublisher);
        given(view.publishedYear(), book::setPublishedYear);
        given(view.description(), book::setDescription);
        given(view.coverUrl(), book::setCoverUrl);
        given(view.rating().average(), average -> book.setRatingAverage(average.doubleValue()));
        return book.build();
    }

    static BookPage page(Page<BookView> page) {
        var books = BookPage.newBuilder()
                .addAllItems(page.items().stream().map(BookMessages::book).toList());
        given(page.next(), books::setNext);
        return books.build();
    }

    static Chapter chapter(ChapterView view) {
        return Chapter.newBuilder()
                .setIndex(view.index())
                .setTitle(view.title())
                .setStartMs(millis(view.start()))
                .setEndMs(millis(view.end()))
                .build();
    }

    static Name name(NameView view) {
        return Name.newBuilder()
                .setId(view.id().toString())
                .setLibraryId(view.libraryId().toString())
                .setName(view.name())
                .setBooks(view.books())
                .build();
    }

    /** What is null is left out. */
    static <T> void given(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static List<NameRef> people(List<PersonView> people) {
        return people.stream()
                .map(person -> NameRef.newBuilder()
                        .setId(person.id().toString())
                        .setName(person.name())
                        .build())
                .toList();
    }

    private static SeriesPlace series(BookView.SeriesView view) {
        var series = SeriesPlace.newBuilder().setId(view.id().toString()).setName(view.name());
        given(view.position(), series::setPosition);
        return series.build();
    }
}
