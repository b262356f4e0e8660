package dev.nexus.platform.test.openapi;

import java.lang.reflect.Field;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The two query parameters of every list. */
final class Pages {

    private static final String PAGE_REQUEST = "dev.nexus.platform.web.PageRequest";

    private Pages() {}

    static void addTo(GeneratedApi api, ArrayNode parameters) {
        ObjectNode limit = api.components("parameters").putObject("limit");
        limit.put("name", "limit").put("in", "query").put("description", "How many entries at most");
        limit.putObject("schema")
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", 1)
                .put("maximum", constant("MAX_LIMIT"))
                .put("default", constant("DEFAULT_LIMIT"));
        ObjectNode cursor = api.components("parameters").putObject("cursor");
        cursor.put("name", "cursor")
                .put("in", "query")
                .put("description", "`next` of the page before; absent for the first page");
        cursor.putObject("schema").put("type", "string");
        parameters.addObject().put("$ref", "#/components/parameters/limit");
        parameters.addObject().put("$ref", "#/components/parameters/cursor");
    }

    private static int constant(String name) {
        try {
            Field constant = ClassUtils.resolveClassName(PAGE_REQUEST, Pages.class.getClassLoader())
                    .getField(name);
            return constant.getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
