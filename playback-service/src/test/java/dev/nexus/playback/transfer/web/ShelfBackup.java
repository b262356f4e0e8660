package dev.nexus.playback.transfer.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A database with the tables of Audiobookshelf 2.36, as far as they tell of books and listening, and the backup of it. */
final class ShelfBackup implements AutoCloseable {

    private static final DateTimeFormatter SEQUELIZE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx").withZone(ZoneOffset.UTC);

    private static final String TABLES = """
            create table users (id UUID primary key, username VARCHAR(255), email VARCHAR(255), pash VARCHAR(255),
                type VARCHAR(255), token VARCHAR(255), isActive TINYINT(1) default 0, isLocked TINYINT(1) default 0,
                lastSeen DATETIME, permissions JSON, bookmarks JSON, extraData JSON,
                createdAt DATETIME not null, updatedAt DATETIME not null);
            create table libraryItems (id UUID primary key, ino VARCHAR(255), path VARCHAR(255), mediaId UUID, mediaType VARCHAR(255),
                size BIGINT, libraryFiles JSON, extraData JSON, title VARCHAR(255),
                createdAt DATETIME not null, updatedAt DATETIME not null);
            create table books (id UUID primary key, title VARCHAR(255), titleIgnorePrefix VARCHAR(255), subtitle VARCHAR(255),
                isbn VARCHAR(255), asin VARCHAR(255), duration FLOAT, narrators JSON, audioFiles JSON, chapters JSON,
                createdAt DATETIME not null, updatedAt DATETIME not null);
            create table authors (id UUID primary key, name VARCHAR(255), lastFirst VARCHAR(255),
                createdAt DATETIME not null, updatedAt DATETIME not null);
            create table bookAuthors (id UUID primary key, createdAt DATETIME not null, authorId UUID, bookId UUID);
            create table mediaProgresses (id UUID primary key, mediaItemId UUID, mediaItemType VARCHAR(255), duration FLOAT,
                currentTime FLOAT, isFinished TINYINT(1), hideFromContinueListening TINYINT(1), ebookLocation VARCHAR(255),
                ebookProgress FLOAT, finishedAt DATETIME, extraData JSON, podcastId UUID,
                createdAt DATETIME not null, updatedAt DATETIME not null, userId UUID);
            create table playbackSessions (id UUID primary key, mediaItemId UUID, mediaItemType VARCHAR(255),
                displayTitle VARCHAR(255), displayAuthor VARCHAR(255), duration FLOAT, startTime FLOAT, currentTime FLOAT,
                timeListening INTEGER, mediaMetadata JSON, date VARCHAR(255), extraData JSON,
                createdAt DATETIME not null, updatedAt DATETIME not null, userId UUID, deviceId UUID, libraryId UUID);
            """;

    private final Path file;
    private final Connection connection;
    private final String now = SEQUELIZE.format(Instant.now());

    ShelfBackup(Path folder) throws SQLException {
        this.file = folder.resolve("absdatabase.sqlite");
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        for (var table : TABLES.split(";\n", -1)) {
            if (!table.isBlank()) {
                run(table);
            }
        }
    }

    String person(String name, String bookmarks) throws SQLException {
        var id = UUID.randomUUID().toString();
        run(
                "insert into users (id, username, bookmarks, createdAt, updatedAt) values (?, ?, ?, ?, ?)",
                id,
                name,
                bookmarks,
                now,
                now);
        return id;
    }

    /** A book; its item has the identifier {@code li_} and the book's. */
    String book(String title, String author, double duration) throws SQLException {
        var id = UUID.randomUUID().toString();
        var authorId = UUID.randomUUID().toString();
        run(
                "insert into books (id, title, duration, createdAt, updatedAt) values (?, ?, ?, ?, ?)",
                id,
                title,
                duration,
                now,
                now);
        run(
                "insert into libraryItems (id, mediaId, mediaType, createdAt, updatedAt) values (?, ?, 'book', ?, ?)",
                item(id),
                id,
                now,
                now);
        run("insert into authors (id, name, createdAt, updatedAt) values (?, ?, ?, ?)", authorId, author, now, now);
        run(
                "insert into bookAuthors (id, createdAt, authorId, bookId) values (?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                now,
                authorId,
                id);
        return id;
    }

    static String item(String book) {
        return "li_" + book;
    }

    void progress(String person, String book, double currentTime, Instant updatedAt, @Nullable Instant finishedAt)
            throws SQLException {
        progress("book", person, book, currentTime, updatedAt, finishedAt, false);
    }

    void progress(
            String type,
            String person,
            String book,
            double currentTime,
            Instant updatedAt,
            @Nullable Instant finishedAt,
            boolean hidden)
            throws SQLException {
        run(
                """
                        insert into mediaProgresses (id, mediaItemId, mediaItemType, currentTime, isFinished,
                            hideFromContinueListening, finishedAt, createdAt, updatedAt, userId)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                UUID.randomUUID().toString(),
                book,
                type,
                currentTime,
                finishedAt == null ? 0 : 1,
                hidden ? 1 : 0,
                finishedAt == null ? null : SEQUELIZE.format(finishedAt),
                now,
                SEQUELIZE.format(updatedAt),
                person);
    }

    void session(String person, String book, Instant startedAt, Instant updatedAt, int timeListening)
            throws SQLException {
        run(
                """
                        insert into playbackSessions (id, mediaItemId, mediaItemType, timeListening, createdAt, updatedAt, userId)
                        values (?, ?, 'book', ?, ?, ?, ?)
                        """,
                UUID.randomUUID().toString(),
                book,
                timeListening,
                SEQUELIZE.format(startedAt),
                SEQUELIZE.format(updatedAt),
                person);
    }

    byte[] database() throws IOException {
        return Files.readAllBytes(file);
    }

    /** The archive as Audiobookshelf makes it: the database, covers, and details. */
    byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "absdatabase.sqlite", database());
            put(zip, "metadata-items/li_1/cover.jpg", new byte[10_000]);
            put(zip, "details", "2026-11-01T0130\n1\n2026-11-01T01:30\n2.36.0".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    void run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
