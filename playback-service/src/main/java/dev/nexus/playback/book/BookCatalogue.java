package dev.nexus.playback.book;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.nexus.platform.database.SqlArrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What books are called and by whom they are, for who may know it. */
@Component
public class BookCatalogue {

    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BookCatalogue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of the books whose libraries the listener belongs to; one that was removed among them, because it was heard. */
    public Map<BookId, BookCredits> credits(ListenerId listener, Collection<BookId> books) {
        return jdbc
                .sql("""
                        select book.id, book.title, book.authors::text, book.narrators::text
                        from book
                        join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        where book.id = any (cast(:ids as uuid[]))
                        """)
                .param("listener", listener.value())
                .param("ids", SqlArrays.texts(books, book -> book))
                .query((row, number) -> Map.entry(
                        new BookId(row.getObject("id", UUID.class)),
                        new BookCredits(
                                row.getString("title"),
                                json.readValue(row.getString("authors"), PEOPLE),
                                json.readValue(row.getString("narrators"), PEOPLE))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
