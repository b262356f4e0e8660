package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.Languages;
import dev.nexus.catalog.media.SeriesEntry;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an OPF package document: EPUB 2 with {@code opf:role} and Calibre's series, EPUB 3 with refinements (EPUB 3.3 section 5.5). A
 * document type is refused, so nothing outside the file is ever read.
 */
final class PackageDocument {

    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String OPF = "http://www.idpf.org/2007/opf";
    private static final int MOST_ELEMENTS = 2_000;
    private static final XMLInputFactory XML = factory();

    /** An element of the metadata. */
    private record Element(String name, Map<String, String> attributes, String text) {

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    private final List<Element> elements;

    private PackageDocument(List<Element> elements) {
        this.elements = elements;
    }

    static Claims read(byte[] bytes) throws UnreadableSidecar {
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            var elements = metadata(reader);
            if (elements.isEmpty()) {
                throw new UnreadableSidecar("It has no metadata.");
            }
            return new PackageDocument(elements).claims();
        } catch (XMLStreamException e) {
            throw new UnreadableSidecar("It is no well-formed package document.");
        }
    }

    private static List<Element> metadata(XMLStreamReader reader) throws XMLStreamException {
        var elements = new ArrayList<Element>();
        while (reader.hasNext() && elements.size() < MOST_ELEMENTS) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("A document type is not allowed");
            }
            if (event == XMLStreamConstants.START_ELEMENT && isMetadata(reader)) {
                var name = reader.getLocalName();
                var attributes = attributes(reader);
                elements.add(
                        new Element(name, attributes, reader.getElementText().strip()));
            }
        }
        return elements;
    }

    private static boolean isMetadata(XMLStreamReader reader) {
        return DUBLIN_CORE.equals(reader.getNamespaceURI())
                || (OPF.equals(reader.getNamespaceURI())
                        && reader.getLocalName().equals("meta"));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private Claims claims() {
        return Claims.of(MetadataSource.OPF)
                .title(title("main").or(() -> texts("title").findFirst()))
                .subtitle(title("subtitle"))
                .authors(people("aut"))
                .narrators(people("nrt"))
                .translators(people("trl"))
                .editors(people("edt"))
                .series(series())
                .genres(texts("subject").toList())
                .language(texts("language").findFirst().flatMap(Languages::tagOf))
                .publisher(texts("publisher").findFirst())
                .publishedYear(texts("date").findFirst().flatMap(Years::of))
                .description(texts("description").findFirst())
                .build();
    }

    private Optional<String> title(String type) {
        return named("title")
                .filter(title ->
                        refinement(title, "title-type").filter(type::equals).isPresent())
                .map(Element::text)
                .findFirst();
    }

    /** Creators and contributors by their MARC relator; a creator without one is an author. */
    private List<String> people(String role) {
        return Stream.concat(named("creator"), named("contributor"))
                .filter(person -> role.equals(role(person)))
                .map(Element::text)
                .flatMap(People::split)
                .toList();
    }

    private String role(Element person) {
        var attribute = person.attribute("role");
        var role = attribute.isEmpty() ? refinement(person, "role").orElse("") : attribute;
        return role.isEmpty() && person.name().equals("creator") ? "aut" : role.toLowerCase(Locale.ROOT);
    }

    private List<SeriesEntry> series() {
        var collections = named("meta")
                .filter(meta -> meta.attribute("property").equals("belongs-to-collection")
                        && !meta.text().isBlank())
                .map(meta -> SeriesText.named(
                        meta.text(), refinement(meta, "group-position").flatMap(SeriesText::position)));
        var calibre = content("calibre:series").stream()
                .map(name ->
                        SeriesText.named(name, content("calibre:series_index").flatMap(SeriesText::position)));
        return Stream.concat(collections, calibre).distinct().toList();
    }

    private Optional<String> content(String name) {
        return named("meta")
                .filter(meta -> meta.attribute("name").equals(name))
                .map(meta -> meta.attribute("content"))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private Optional<String> refinement(Element element, String property) {
        var id = "#" + element.attribute("id");
        return named("meta")
                .filter(meta -> meta.attribute("refines").equals(id)
                        && meta.attribute("property").equals(property))
                .map(Element::text)
                .findFirst();
    }

    private Stream<String> texts(String name) {
        return named(name).map(Element::text).filter(text -> !text.isBlank());
    }

    private Stream<Element> named(String name) {
        return elements.stream().filter(element -> element.name().equals(name));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
