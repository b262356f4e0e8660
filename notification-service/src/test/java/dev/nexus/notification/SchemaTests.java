package dev.nexus.notification;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.erd.EntityRelationshipDiagram;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

// The same settings as its neighbours, so that one context does for all.
@ServiceTest
@TestPropertySource(
        properties = {"nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s", "nexus.inbox.retry-interval=100ms"})
class SchemaTests {

    @Autowired
    private DataSource database;

    @Test
    void committedDiagramShowsTheSchema() {
        EntityRelationshipDiagram.check(database, "notification");
    }
}
