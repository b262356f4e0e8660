package dev.nexus.playback.listening;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over when somebody listened elsewhere. It is united with what is known here: no minute counts twice. */
@Component
public class TimeTakingOver {

    private final ErasedAccounts erased;
    private final Books books;
    private final ListeningTime time;

    TimeTakingOver(ErasedAccounts erased, Books books, ListeningTime time) {
        this.erased = erased;
        this.books = books;
        this.time = time;
    }

    /**
     * Takes over when somebody listened to a book, all of it or nothing.
     *
     * @param spans each with the listener and the book of the key
     * @return how many UTC days know more than before
     * @throws dev.nexus.platform.problem.ProblemException {@code not-found} for a book that is not open to the listener; 401 for an erased
     *     account
     */
    @Transactional
    public int takeOver(PlaceKey key, Collection<Listened> spans) {
        erased.refuse(key.listener().value());
        books.open(key);
        return time.add(spans);
    }
}
