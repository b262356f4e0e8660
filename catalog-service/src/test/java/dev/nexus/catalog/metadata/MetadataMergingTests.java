package dev.nexus.catalog.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.metadata.MetadataDecision.Other;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetadataMergingTests {

    private final Claims json =
            Claims.of(MetadataSource.METADATA_JSON).title(Optional.of("Emma")).build();

    private final Claims tags = Claims.of(MetadataSource.TAGS)
            .title(Optional.of("emma (unabridged)"))
            .authors(List.of("Jane Austen"))
            .build();

    private final Claims names = Claims.of(MetadataSource.NAMES)
            .title(Optional.of("Emma"))
            .authors(List.of("Austen"))
            .narrators(List.of("Nora Reader"))
            .build();

    @Test
    void believesTheFirstSourceForEachField() {
        var book = MetadataMerging.of(List.of(names, tags, json), "file").metadata();

        assertThat(book.title()).isEqualTo("Emma");
        assertThat(book.authors()).containsExactly("Jane Austen");
        assertThat(book.narrators()).containsExactly("Nora Reader");
    }

    @Test
    void tellsWhoseWordWasTakenAndWhoDisagrees() {
        var decisions = MetadataMerging.of(List.of(names, tags, json), "file").decisions();

        assertThat(decisions)
                .containsExactly(
                        new MetadataDecision(
                                "title",
                                MetadataSource.METADATA_JSON,
                                "Emma",
                                List.of(new Other(MetadataSource.TAGS, "emma (unabridged)"))),
                        new MetadataDecision(
                                "authors",
                                MetadataSource.TAGS,
                                "Jane Austen",
                                List.of(new Other(MetadataSource.NAMES, "Austen"))),
                        new MetadataDecision("narrators", MetadataSource.NAMES, "Nora Reader", List.of()));
    }

    @Test
    void callsABookAsItsFileWhenNobodyHasATitle() {
        var merged = MetadataMerging.of(
                List.of(Claims.of(MetadataSource.TAGS).title(Optional.of("  ")).build()), "01");

        assertThat(merged.metadata().title()).isEqualTo("01");
        assertThat(merged.decisions()).isEmpty();
    }
}
