package dev.nexus.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a problem's {@code errors}: which value is impossible, and why.
 *
 * @param pointer the field as a JSON pointer in its URI fragment form ({@code #/device/name}); null for a parameter
 * @param parameter the name of the query parameter, path segment or header; null for a field of the body
 * @param detail what the value must be, in a sentence for the reader of the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidValue(
        @Nullable String pointer, @Nullable String parameter, String detail) {

    /**
     * An impossible field of the body.
     *
     * @param pointer the field as a JSON pointer in its URI fragment form
     * @param detail what the value must be
     * @return the entry
     */
    public static InvalidValue field(String pointer, String detail) {
        return new InvalidValue(pointer, null, detail);
    }

    /**
     * An impossible parameter.
     *
     * @param name its name
     * @param detail what the value must be
     * @return the entry
     */
    public static InvalidValue parameter(String name, String detail) {
        return new InvalidValue(null, name, detail);
    }
}
