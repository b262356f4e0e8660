package dev.nexus.playback.book;

import java.util.List;

/** What a book is called, and by whom it is. */
public record BookCredits(String title, List<Person> authors, List<Person> narrators) {

    public BookCredits {
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
    }
}
