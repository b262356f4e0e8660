package dev.nexus.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the HTTP APIs read it: unknown fields, strings for numbers and numbers that are not finite are refused. Only
 * the edge is this strict; what reads events uses the tolerant mapper. A record that may meet newer callers says
 * {@code @JsonIgnoreProperties(ignoreUnknown = true)}.
 */
final class StrictJson {

    private StrictJson() {}

    static JsonMapper of(JsonMapper tolerant) {
        var finite = new SimpleModule("finite-numbers")
                .addDeserializer(double.class, new FiniteNumber(double.class))
                .addDeserializer(Double.class, new FiniteNumber(Double.class));
        return tolerant.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(finite)
                .build();
    }

    /** {@code 1e999} is a legal JSON number and would be read as Infinity, {@code "NaN"} as NaN. */
    private static final class FiniteNumber extends StdScalarDeserializer<Double> {

        FiniteNumber(Class<Double> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(getValueType(context), parser);
            }
            var number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                return (Double) context.handleWeirdNumberValue(handledType(), number, "the number is not finite");
            }
            return number;
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            if (handledType() == double.class) {
                context.reportInputMismatch(this, "null where a number is needed");
            }
            return super.getNullValue(context);
        }
    }
}
