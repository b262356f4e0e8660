package dev.nexus.platform.test.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows types as they are on the wire: a value object as the value that it is written as, a problem as the shared schema. And
 * remembers which Java type each named schema was made of.
 */
final class WireTypes implements ModelConverter {

    private static final String PROBLEM = "dev.nexus.platform.problem.Problem";
    private static final Map<String, String> FORMATS = Map.of("EmailAddress", "email", "Password", "password");

    private final Map<String, Class<?>> named = new TreeMap<>();

    Map<String, Class<?>> named() {
        return named;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType javaType = Json.mapper().constructType(type.getType());
        Class<?> raw = javaType == null ? Object.class : javaType.getRawClass();
        if (raw.getName().equals(PROBLEM)) {
            return new Schema<>().$ref("#/components/schemas/Problem");
        }
        Type value = value(raw);
        if (value != null) {
            AnnotatedType written = new AnnotatedType(value).ctxAnnotations(type.getCtxAnnotations());
            Schema<?> schema = next(written, context, chain);
            return schema == null ? null : restricted(raw, schema);
        }
        Schema<?> schema = next(type, context, chain);
        if (schema != null && (raw.isRecord() || raw.isEnum())) {
            remember(raw, schema);
        }
        return schema;
    }

    private static @Nullable Schema<?> next(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /** What a record of one component is written as or read from; null when it is an object on the wire, too. */
    private static @Nullable Type value(Class<?> raw) {
        if (!raw.isRecord() || raw.getRecordComponents().length != 1) {
            return null;
        }
        RecordComponent only = raw.getRecordComponents()[0];
        boolean written = isValue(only.getAccessor())
                || Arrays.stream(raw.getDeclaredFields()).anyMatch(WireTypes::isValue);
        boolean read = Arrays.stream(raw.getDeclaredMethods())
                .map(method -> method.getAnnotation(JsonCreator.class))
                .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
        return written || read ? only.getGenericType() : null;
    }

    private static boolean isValue(AnnotatedElement element) {
        return element.isAnnotationPresent(JsonValue.class);
    }

    /** With the bounds that the value object states as constants. */
    private static Schema<?> restricted(Class<?> raw, Schema<?> schema) {
        boolean text = schema.getTypes() != null && schema.getTypes().contains("string");
        if (text && schema.getFormat() == null) {
            schema.setFormat(FORMATS.get(raw.getSimpleName()));
            constant(raw, "SHORTEST").ifPresent(schema::setMinLength);
            constant(raw, "LONGEST").ifPresent(schema::setMaxLength);
        }
        schema.setDescription(JavaSource.of(raw).describe(raw).text());
        return schema;
    }

    private static OptionalInt constant(Class<?> raw, String name) {
        return Arrays.stream(raw.getDeclaredFields())
                .filter(field -> field.getName().equals(name) && field.getType() == int.class)
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .mapToInt(WireTypes::read)
                .findFirst();
    }

    private static int read(Field constant) {
        try {
            constant.setAccessible(true);
            return constant.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(Class<?> raw, Schema<?> schema) {
        String name = schema.get$ref() == null
                ? schema.getName()
                : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        if (name == null) {
            return;
        }
        Class<?> other = named.putIfAbsent(name, raw);
        if (other != null && other != raw) {
            throw new IllegalStateException(
                    "two types are called %s on the wire: %s and %s".formatted(name, other.getName(), raw.getName()));
        }
    }
}
