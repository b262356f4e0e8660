package dev.nexus.playback.transfer.audiobookshelf;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.transfer.ForeignListening;
import dev.nexus.playback.transfer.TransferProblem;
import dev.nexus.playback.transfer.audiobookshelf.ShelfListening.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Audiobookshelf's database, {@code absdatabase.sqlite} of its backups since version 2.3. The file comes from somebody: it is read
 * only, has nothing run that its schema says, and no statement lasts longer than a minute.
 */
@Component
public class ShelfDatabase {

    private static final Set<String> TABLES =
            Set.of("users", "mediaProgresses", "playbackSessions", "books", "libraryItems", "bookAuthors", "authors");
    private static final DateTimeFormatter SEQUELIZE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx");
    private static final Duration LONGEST_READING = Duration.ofMinutes(1);
    private static final int STEPS_BETWEEN_LOOKS = 1_000_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_VALUE = 16 * 1024 * 1024;

    private final JsonMapper json;

    ShelfDatabase(JsonMapper json) {
        this.json = json;
    }

    /**
     * Reads one person's listening.
     *
     * @param person the name that the person signs in with there; null when there is only one who ever listened
     * @throws ProblemException {@code unreadable-import}, {@code choose-a-person}
     */
    public ForeignListening read(Path file, @Nullable String person) {
        try (var connection = open(file)) {
            requireTables(connection);
            var chosen = choose(people(connection), person);
            var shelf = new ShelfListening();
            var items = readBooks(connection, shelf);
            readProgress(connection, shelf, chosen.id());
            readSessions(connection, shelf, chosen.id());
            readBookmarks(shelf, chosen, items);
            return shelf.listening(chosen.name());
        } catch (SQLException e) {
            throw new ProblemException(
                    TransferProblem.UNREADABLE_IMPORT, "The database cannot be read: it is damaged, or too large.");
        }
    }

    /** Somebody with an account there. */
    private record Person(String id, String name, @Nullable String bookmarks, boolean listened) {}

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE));
        var connection = config.createConnection(
                "jdbc:sqlite:file:%s?immutable=1".formatted(file.toUri().getRawPath()));
        try (var statement = connection.createStatement()) {
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma cell_size_check = on");
        }
        var end = System.nanoTime() + LONGEST_READING.toNanos();
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end < 0 ? 0 : 1;
            }
        });
        return connection;
    }

    /** The tables must be tables: a view could be any statement. */
    private static void requireTables(Connection connection) throws SQLException {
        var found = new HashSet<String>();
        each(
                connection,
                "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
                null,
                row -> found.add(row.getString("name")));
        if (!found.containsAll(TABLES)) {
            throw new ProblemException(
                    TransferProblem.UNREADABLE_IMPORT, "The database is not one of Audiobookshelf 2.3 or later.");
        }
    }

    private static List<Person> people(Connection connection) throws SQLException {
        var people = new ArrayList<Person>();
        each(
                connection,
                """
                        select id, substr(username, 1, 200) as username, bookmarks,
                            exists (select 1 from mediaProgresses p where p.userId = users.id and p.mediaItemType = 'book')
                                as listened
                        from users order by username
                        """,
                null,
                row -> people.add(new Person(
                        row.getString("id"),
                        Objects.requireNonNullElse(row.getString("username"), ""),
                        row.getString("bookmarks"),
                        row.getBoolean("listened"))));
        return people;
    }

    private static Person choose(List<Person> people, @Nullable String wanted) {
        var possible = people.stream()
                .filter(person ->
                        wanted == null ? person.listened() : person.name().equalsIgnoreCase(wanted))
                .toList();
        if (possible.size() == 1) {
            return possible.getFirst();
        }
        throw new ProblemException(
                        TransferProblem.CHOOSE_A_PERSON,
                        wanted == null
                                ? "%d people listened there: say in the field person which of them you are."
                                        .formatted(possible.size())
                                : "Nobody there has this name.")
                .with(
                        "people",
                        people.stream()
                                .filter(Person::listened)
                                .map(Person::name)
                                .toList());
    }

    /** Takes all books down; returns the books of items, because bookmarks tell of items. */
    private static Map<String, String> readBooks(Connection connection, ShelfListening shelf) throws SQLException {
        var items = new HashMap<String, String>();
        each(connection, """
                        select b.id, substr(b.title, 1, 1000) as title, b.duration, i.id as item,
                            (select substr(group_concat(a.name, char(10)), 1, 2000) from bookAuthors ba
                                join authors a on a.id = ba.authorId where ba.bookId = b.id) as authors
                        from books b left join libraryItems i on i.mediaId = b.id where b.id is not null
                        """, null, row -> {
            var id = row.getString("id");
            var authors = row.getString("authors");
            shelf.book(
                    id,
                    Objects.requireNonNullElse(row.getString("title"), ""),
                    authors == null ? List.of() : authors.lines().toList(),
                    row.getDouble("duration"));
            items.put(row.getString("item"), id);
        });
        return items;
    }

    private static void readProgress(Connection connection, ShelfListening shelf, String person) throws SQLException {
        each(connection, """
                        select mediaItemId, currentTime, isFinished, hideFromContinueListening, updatedAt, finishedAt
                        from mediaProgresses where userId = ? and mediaItemType = 'book' and mediaItemId is not null
                        """, person, row -> {
            var updatedAt = time(row.getString("updatedAt"));
            if (updatedAt != null) {
                shelf.progress(
                        row.getString("mediaItemId"),
                        new Progress(
                                row.getDouble("currentTime"),
                                row.getBoolean("isFinished"),
                                row.getBoolean("hideFromContinueListening"),
                                updatedAt,
                                time(row.getString("finishedAt"))));
            }
        });
    }

    private static void readSessions(Connection connection, ShelfListening shelf, String person) throws SQLException {
        each(connection, """
                        select mediaItemId, timeListening, createdAt, updatedAt
                        from playbackSessions where userId = ? and mediaItemType = 'book' and mediaItemId is not null
                        """, person, row -> {
            var startedAt = time(row.getString("createdAt"));
            var updatedAt = time(row.getString("updatedAt"));
            if (startedAt != null && updatedAt != null) {
                shelf.session(row.getString("mediaItemId"), startedAt, updatedAt, row.getDouble("timeListening"));
            }
        });
    }

    private void readBookmarks(ShelfListening shelf, Person person, Map<String, String> items) {
        if (person.bookmarks() == null) {
            return;
        }
        try {
            for (var mark : json.readTree(person.bookmarks())) {
                var book = items.get(mark.path("libraryItemId").asString(""));
                if (book != null) {
                    ShelfJson.bookmark(shelf, book, mark);
                }
            }
        } catch (JacksonException e) {
            throw new ProblemException(TransferProblem.UNREADABLE_IMPORT, "The bookmarks are not readable as JSON.");
        }
    }

    private interface RowReader {

        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, @Nullable String parameter, RowReader reader)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            try (var rows = statement.executeQuery()) {
                for (var count = 0; rows.next(); count++) {
                    if (count == MOST_ROWS) {
                        throw new SQLException("there are more than %d rows".formatted(MOST_ROWS));
                    }
                    reader.read(rows);
                }
            }
        }
    }

    /** Times as Sequelize writes them; null when there is none. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, SEQUELIZE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
