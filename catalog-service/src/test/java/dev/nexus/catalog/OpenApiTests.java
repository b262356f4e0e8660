package dev.nexus.catalog;

import dev.nexus.platform.test.openapi.ApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiTests {

    @Test
    void committedDocumentSaysWhatTheCodeDoes() {
        ApiDocument.check(CatalogApplication.class);
    }
}
