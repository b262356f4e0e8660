package dev.nexus.catalog.link;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookDetailsView.ChapterView;
import dev.nexus.catalog.book.BookDetailsView.FileView;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.media.FileNames;
import java.io.ByteArrayOutputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A book as a podcast: RSS 2.0 with Apple's tags, one episode for each file, in listening order. It is serial, so apps play the first
 * episode first, and it asks not to be listed.
 */
final class PodcastFeed {

    static final String TYPE = "application/rss+xml";

    private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final BookDetailsView details;
    private final String url;

    /**
     * Makes the feed of a book.
     *
     * @param url where the feed is
     */
    PodcastFeed(BookDetailsView details, String url) {
        this.details = details;
        this.url = url;
    }

    byte[] xml() {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("itunes", ITUNES);
            xml.writeNamespace("atom", ATOM);
            channel(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private void channel(XMLStreamWriter xml) throws XMLStreamException {
        var book = details.book();
        xml.writeStartElement("channel");
        text(xml, "title", book.title());
        text(xml, "link", url);
        text(xml, "description", description(book));
        text(xml, "language", book.language() == null ? "und" : book.language());
        text(xml, "lastBuildDate", DATE.format(book.updatedAt()));
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", TYPE);
        xml.writeAttribute("href", url);
        itunes(xml, "author", names(book.authors()));
        itunes(xml, "type", "serial");
        itunes(xml, "block", "Yes");
        itunes(xml, "explicit", "false");
        category(xml);
        if (book.coverUrl() != null) {
            xml.writeEmptyElement("itunes", "image", ITUNES);
            xml.writeAttribute("href", url + "/cover.jpg");
        }
        for (var file : details.files()) {
            item(xml, file);
        }
        xml.writeEndElement();
    }

    private static void category(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("itunes", "category", ITUNES);
        xml.writeAttribute("text", "Arts");
        xml.writeEmptyElement("itunes", "category", ITUNES);
        xml.writeAttribute("text", "Books");
        xml.writeEndElement();
    }

    private void item(XMLStreamWriter xml, FileView file) throws XMLStreamException {
        var number = file.index() + 1;
        xml.writeStartElement("item");
        text(xml, "title", title(file));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters("urn:uuid:" + file.id());
        xml.writeEndElement();
        text(xml, "pubDate", DATE.format(published(file)));
        xml.writeEmptyElement("enclosure");
        xml.writeAttribute(
                "url", "%s/files/%s/%03d.%s".formatted(url, file.id(), number, FileNames.extension(file.mimeType())));
        xml.writeAttribute("length", Long.toString(file.size()));
        xml.writeAttribute("type", file.mimeType());
        itunes(
                xml,
                "duration",
                file.duration().setScale(0, RoundingMode.HALF_UP).toPlainString());
        itunes(xml, "episode", Integer.toString(number));
        itunes(xml, "episodeType", "full");
        itunes(xml, "explicit", "false");
        xml.writeEndElement();
    }

    /** Apps that know no serials list by date: the first episode comes first there too. */
    private Instant published(FileView file) {
        return details.book().addedAt().plusSeconds(file.index());
    }

    private String title(FileView file) {
        if (details.files().size() == 1) {
            return details.book().title();
        }
        var end = file.start().add(file.duration());
        List<ChapterView> within = details.chapters().stream()
                .filter(chapter -> chapter.start().compareTo(file.start()) >= 0
                        && chapter.start().compareTo(end) < 0)
                .toList();
        return within.size() == 1 ? within.getFirst().title() : "Part " + (file.index() + 1);
    }

    private static String description(BookView book) {
        var text = book.description();
        return text == null || text.isBlank() ? book.title() + " by " + names(book.authors()) : text;
    }

    private static String names(List<BookView.PersonView> people) {
        return people.isEmpty()
                ? "Unknown"
                : people.stream().map(BookView.PersonView::name).collect(Collectors.joining(", "));
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(possible(text));
        xml.writeEndElement();
    }

    private static void itunes(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement("itunes", element, ITUNES);
        xml.writeCharacters(possible(text));
        xml.writeEndElement();
    }

    /** Some characters cannot be in XML at all (XML 1.0 section 2.2). */
    private static String possible(String text) {
        return IMPOSSIBLE.matcher(text).replaceAll("");
    }
}
