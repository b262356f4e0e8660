package dev.nexus.gateway.graph;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is, in time that grows with its length alone: each fragment is measured once, however often it is spread. Nothing is
 * taken for granted of the document, which is not validated yet.
 */
final class Measuring {

    /** How many entries a list is taken to have that cannot be asked for by number. */
    private static final int SHORT_LIST = 5;

    private static final String FIRST = "first";

    /** Each is a request of its own to a service. */
    private static final int COST_OF_A_WRITE = 1_000;

    /** Each reads an index, whatever it finds. */
    private static final int COST_OF_A_SEARCH = 500;

    private static final String SEARCH = "search";

    /**
     * How large something is.
     *
     * @param depth how many fields stand within each other
     * @param aliases how many fields are renamed
     * @param cost how many fields are answered at the most
     */
    record Size(int depth, long aliases, long cost) {

        private static final Size NOTHING = new Size(0, 0, 0);

        /** More than any bound: a fragment that spreads itself. */
        private static final Size ENDLESS = new Size(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

        Size and(Size other) {
            return new Size(Math.max(depth, other.depth), capped(aliases + other.aliases), capped(cost + other.cost));
        }

        Size or(Size other) {
            return new Size(Math.max(depth, other.depth), Math.max(aliases, other.aliases), Math.max(cost, other.cost));
        }

        private Size within(boolean renamed, int own, int times) {
            return new Size(
                    depth == Integer.MAX_VALUE ? depth : depth + 1,
                    capped(aliases + (renamed ? 1 : 0)),
                    capped(own + times * cost));
        }

        private static long capped(long value) {
            return Math.min(value, Integer.MAX_VALUE);
        }
    }

    private final GraphQLSchema schema;
    private final Document document;
    private final Map<String, Object> variables;
    private final int deepest;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();

    Measuring(GraphQLSchema schema, Document document, Map<String, Object> variables, int deepest) {
        this.schema = schema;
        this.document = document;
        this.variables = variables;
        this.deepest = deepest;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** The largest operation of the document. */
    Size largest() {
        var largest = Size.NOTHING;
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            largest = largest.or(of(operation.getSelectionSet(), root(operation), false, 0));
        }
        return largest;
    }

    private @Nullable GraphQLType root(OperationDefinition operation) {
        var kind = operation.getOperation();
        if (kind == null) {
            return schema.getQueryType();
        }
        return switch (kind) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private Size of(@Nullable SelectionSet selections, @Nullable GraphQLType type, boolean counted, int depth) {
        if (selections == null) {
            return Size.NOTHING;
        }
        if (depth > deepest) {
            return Size.ENDLESS;
        }
        var size = Size.NOTHING;
        for (Selection<?> selection : selections.getSelections()) {
            size = size.and(
                    switch (selection) {
                        case Field field -> of(field, type, counted, depth);
                        case InlineFragment inline ->
                            of(inline.getSelectionSet(), condition(inline, type), counted, depth + 1);
                        case FragmentSpread spread -> of(spread.getName(), counted);
                        default -> Size.NOTHING;
                    });
        }
        return size;
    }

    private Size of(Field field, @Nullable GraphQLType parent, boolean counted, int depth) {
        var definition = parent instanceof GraphQLFieldsContainer container
                ? container.getFieldDefinition(field.getName())
                : null;
        var type = definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType());
        var first = definition == null ? null : definition.getArgument(FIRST);
        var inside = of(field.getSelectionSet(), type, first != null, depth + 1);
        return inside.within(field.getAlias() != null, cost(field, parent), times(field, definition, counted));
    }

    /** Of the field itself, without what is within it. */
    private int cost(Field field, @Nullable GraphQLType parent) {
        if (parent != null && parent == schema.getMutationType()) {
            return COST_OF_A_WRITE;
        }
        return parent == schema.getQueryType() && field.getName().equals(SEARCH) ? COST_OF_A_SEARCH : 1;
    }

    /** Wherever it is spread it is the same size, so it begins anew with the depth. */
    private Size of(String fragment, boolean counted) {
        var known = measured.get(fragment);
        if (known != null) {
            return known;
        }
        var definition = fragments.get(fragment);
        if (definition == null) {
            return Size.NOTHING;
        }
        measured.put(fragment, Size.ENDLESS);
        var type = schema.getType(definition.getTypeCondition().getName());
        var size = of(definition.getSelectionSet(), type, counted, 0);
        measured.put(fragment, size);
        return size;
    }

    private @Nullable GraphQLType condition(InlineFragment inline, @Nullable GraphQLType type) {
        var condition = inline.getTypeCondition();
        return condition == null ? type : schema.getType(condition.getName());
    }

    /** For how many entries the fields within are answered: the lists of a page have as many together as the page has. */
    private int times(Field field, @Nullable GraphQLFieldDefinition definition, boolean counted) {
        if (definition == null) {
            return 1;
        }
        var first = definition.getArgument(FIRST);
        if (first != null) {
            return first(field, first.getArgumentDefaultValue());
        }
        var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        return isList && !counted ? SHORT_LIST : 1;
    }

    private int first(Field field, InputValueWithState usual) {
        for (var argument : field.getArguments()) {
            if (argument.getName().equals(FIRST)) {
                return switch (argument.getValue()) {
                    case IntValue literal -> atLeastOne(literal.getValue());
                    case VariableReference variable -> atLeastOne(variables.get(variable.getName()));
                    case null, default -> usual(usual);
                };
            }
        }
        return usual(usual);
    }

    private int usual(InputValueWithState usual) {
        return atLeastOne(usual.getValue() instanceof IntValue literal ? literal.getValue() : usual.getValue());
    }

    private static int atLeastOne(@Nullable Object number) {
        return number instanceof Number given ? (int) Math.max(1, Math.min(given.longValue(), Integer.MAX_VALUE)) : 200;
    }
}
