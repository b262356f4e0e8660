package dev.nexus.gateway.graph;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** The scalar {@code DateTime}: ISO 8601, as the times over REST. */
final class DateTimes implements Coercing<Instant, String> {

    static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new DateTimes())
            .build();

    private DateTimes() {}

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof Instant time) {
            return time.toString();
        }
        throw new CoercingSerializeException("not a point in time");
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Instant time) {
            return time;
        }
        try {
            return OffsetDateTime.parse(String.valueOf(input)).toInstant();
        } catch (DateTimeException none) {
            throw new CoercingParseValueException("not a point in time such as 2026-01-31T12:00:00Z");
        }
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text) {
            try {
                return OffsetDateTime.parse(String.valueOf(text.getValue())).toInstant();
            } catch (DateTimeException none) {
                // Said below.
            }
        }
        throw new CoercingParseLiteralException("not a point in time such as 2026-01-31T12:00:00Z");
    }
}
