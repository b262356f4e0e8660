package dev.nexus.catalog.text;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts of JSON that others have written: what is missing, empty or of another type is not there. */
public final class JsonText {

    private JsonText() {}

    /** The text of a field, without white space around it. */
    public static Optional<String> of(JsonNode node, String field) {
        return node.path(field).asStringOpt().map(String::strip).filter(text -> !text.isEmpty());
    }
}
