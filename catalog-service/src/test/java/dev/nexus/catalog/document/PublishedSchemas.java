package dev.nexus.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

/** Holds documents against the schemas that their standards publish. */
final class PublishedSchemas {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            registry -> registry.schemaIdResolvers(
                    ids -> ids.mapPrefix("https://readium.org/webpub-manifest/schema/", "classpath:schemas/readium/")
                            .mapPrefix("https://drafts.opds.io/schema/", "classpath:schemas/opds/")));

    private PublishedSchemas() {}

    static void assertManifest(JsonNode document) {
        check(document, "https://readium.org/webpub-manifest/schema/publication.schema.json");
    }

    static void assertFeed(JsonNode document) {
        check(document, "https://drafts.opds.io/schema/feed.schema.json");
    }

    static void check(JsonNode document, String schema) {
        assertThat(REGISTRY.getSchema(SchemaLocation.of(schema)).validate(document.toString(), InputFormat.JSON))
                .as("%s", document)
                .isEmpty();
    }
}
