package dev.nexus.notification;

import dev.nexus.platform.test.openapi.ApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiTests {

    @Test
    void committedDocumentSaysWhatTheCodeDoes() {
        ApiDocument.check(NotificationApplication.class);
    }
}
