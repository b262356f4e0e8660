package dev.nexus.catalog;

import dev.nexus.platform.test.erd.EntityRelationshipDiagram;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SchemaTests extends CatalogTest {

    @Autowired
    private DataSource database;

    @Test
    void committedDiagramShowsTheSchema() {
        EntityRelationshipDiagram.check(database, "catalog");
    }
}
