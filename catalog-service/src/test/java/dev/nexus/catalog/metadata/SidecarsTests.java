package dev.nexus.catalog.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.SeriesEntry;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarsTests {

    @ParameterizedTest
    @CsvSource({
        "metadata.json,true",
        "Emma/metadata.json,true",
        "METADATA.JSON,true",
        "book.opf,true",
        "a/desc.txt,true",
        "reader.txt,true",
        "readme.txt,false",
        "package.json,false",
        "emma.m4b,false",
    })
    void knowsThemByName(String name, boolean isOne) {
        assertThat(Sidecars.isNamedLikeOne(name)).isEqualTo(isOne);
    }

    @Test
    void readsWhatAudiobookshelfWrites() throws Exception {
        var book = Sidecars.read("Emma/metadata.json", """
                {
                  "tags": ["Favourite"],
                  "chapters": [
                    {"id": 0, "start": 0, "end": 10.5, "title": "One"},
                    {"id": 1, "start": 10.5, "end": 20, "title": ""}
                  ],
                  "title": "Emma", "subtitle": "A Novel",
                  "authors": ["Jane Austen"], "narrators": ["Nora Reader", ""],
                  "series": ["Novels #4", "Classics"],
                  "genres": ["Romance"], "publishedYear": "1815", "publishedDate": null,
                  "publisher": "Murray", "description": "Handsome, clever, and rich.",
                  "isbn": null, "asin": null, "language": "English", "explicit": false, "abridged": false
                }
                """.getBytes(UTF_8));

        assertThat(book.source()).isEqualTo(MetadataSource.METADATA_JSON);
        assertThat(book.title()).contains("Emma");
        assertThat(book.subtitle()).contains("A Novel");
        assertThat(book.authors()).containsExactly("Jane Austen");
        assertThat(book.narrators()).containsExactly("Nora Reader");
        assertThat(book.series())
                .containsExactly(
                        new SeriesEntry("Novels", Optional.of(new BigDecimal(4))),
                        new SeriesEntry("Classics", Optional.empty()));
        assertThat(book.genres()).containsExactly("Romance");
        assertThat(book.tags()).containsExactly("Favourite");
        assertThat(book.language()).contains("en");
        assertThat(book.publishedYear()).contains(1815);
        assertThat(book.chapters())
                .containsExactly(new BookChapter("One", 0, 10_500), new BookChapter("Chapter 2", 10_500, 20_000));
    }

    @Test
    void passesOverWhatIsOfAnotherType() throws Exception {
        var book = Sidecars.read("metadata.json", """
                {"title": ["no"], "authors": "Jane", "series": [{"name": "Novels", "sequence": "2"}, 7],
                 "publishedYear": 1815, "chapters": [{"start": 5, "end": 1, "title": "Backwards"}]}
                """.getBytes(UTF_8));

        assertThat(book.title()).isEmpty();
        assertThat(book.series()).startsWith(new SeriesEntry("Novels", Optional.of(new BigDecimal(2))));
        assertThat(book.publishedYear()).contains(1815);
        assertThat(book.chapters()).isEmpty();
    }

    @Test
    void readsAnOpfOfCalibre() throws Exception {
        var book = Sidecars.read("metadata.opf", """
                <?xml version='1.0' encoding='utf-8'?>
                <package xmlns="http://www.idpf.org/2007/opf" version="2.0">
                  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
                    <dc:title>Emma</dc:title>
                    <dc:creator opf:role="aut" opf:file-as="Austen, Jane">Jane Austen</dc:creator>
                    <dc:creator opf:role="nrt">Nora Reader</dc:creator>
                    <dc:contributor opf:role="trl">Theo Translator</dc:contributor>
                    <dc:date>1815-12-23T00:00:00+00:00</dc:date>
                    <dc:description>&lt;p&gt;Handsome&lt;/p&gt;</dc:description>
                    <dc:publisher>Murray</dc:publisher>
                    <dc:language>eng</dc:language>
                    <dc:subject>Romance</dc:subject><dc:subject>Classics</dc:subject>
                    <meta name="calibre:series" content="Novels"/>
                    <meta name="calibre:series_index" content="4.0"/>
                  </metadata>
                </package>
                """.getBytes(UTF_8));

        assertThat(book.title()).contains("Emma");
        assertThat(book.authors()).containsExactly("Jane Austen");
        assertThat(book.narrators()).containsExactly("Nora Reader");
        assertThat(book.translators()).containsExactly("Theo Translator");
        assertThat(book.series()).containsExactly(new SeriesEntry("Novels", Optional.of(new BigDecimal(4))));
        assertThat(book.genres()).containsExactly("Romance", "Classics");
        assertThat(book.language()).contains("en");
        assertThat(book.publishedYear()).contains(1815);
    }

    @Test
    void readsTheRefinementsOfEpub3() throws Exception {
        var book = Sidecars.read("package.opf", """
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
                  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                    <dc:title id="t2">A Novel</dc:title>
                    <meta refines="#t2" property="title-type">subtitle</meta>
                    <dc:title id="t1">Emma</dc:title>
                    <meta refines="#t1" property="title-type">main</meta>
                    <dc:creator id="c1">Jane Austen</dc:creator>
                    <dc:contributor id="c2">Nora Reader</dc:contributor>
                    <meta refines="#c2" property="role" scheme="marc:relators">nrt</meta>
                    <meta property="belongs-to-collection" id="s1">Novels</meta>
                    <meta refines="#s1" property="group-position">4</meta>
                  </metadata>
                </package>
                """.getBytes(UTF_8));

        assertThat(book.title()).contains("Emma");
        assertThat(book.subtitle()).contains("A Novel");
        assertThat(book.authors()).containsExactly("Jane Austen");
        assertThat(book.narrators()).containsExactly("Nora Reader");
        assertThat(book.series()).containsExactly(new SeriesEntry("Novels", Optional.of(new BigDecimal(4))));
    }

    @Test
    void readsTexts() throws Exception {
        assertThat(Sidecars.read("desc.txt", "\uFEFFHandsome, clever".getBytes(UTF_8))
                        .description())
                .contains("Handsome, clever");
        assertThat(Sidecars.read("desc.txt", "Brontë".getBytes(ISO_8859_1)).description())
                .contains("Brontë");
        assertThat(Sidecars.read("reader.txt", "Nora Reader\nNed Reader\n".getBytes(UTF_8))
                        .narrators())
                .containsExactly("Nora Reader", "Ned Reader");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "no",
                "{\"title\": ",
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> Sidecars.read("metadata.json", text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableSidecar.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<package",
                "<a/>",
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><package xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                        + "<dc:title>&x;</dc:title></package>",
                "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                        + "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>&b;</dc:title></p>",
            })
    void refusesWhatIsNoPackageDocument(String text) {
        assertThatThrownBy(() -> Sidecars.read("book.opf", text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableSidecar.class);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (var name : new String[] {"metadata.json", "book.opf", "desc.txt", "reader.txt"}) {
                try {
                    assertThat(Sidecars.read(name, bytes)).isNotNull();
                } catch (UnreadableSidecar refused) {
                    assertThat(refused).hasMessageStartingWith("It ");
                }
            }
        }
    }
}
