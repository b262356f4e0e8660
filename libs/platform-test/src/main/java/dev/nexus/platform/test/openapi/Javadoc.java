package dev.nexus.platform.test.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A documentation comment as Markdown.
 *
 * @param summary its first sentence, without the full stop
 * @param text all of it, without block tags
 * @param parameters what {@code @param} says, by name
 * @param result what {@code @return} says; empty when it says nothing
 */
record Javadoc(String summary, String text, Map<String, String> parameters, String result) {

    static final Javadoc NONE = new Javadoc("", "", Map.of(), "");

    static Javadoc of(DocCommentTree comment, Class<?> scope) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String result = "";
        for (DocTree tag : comment.getBlockTags()) {
            switch (tag) {
                case ParamTree param
                when !param.isTypeParameter() ->
                    parameters.put(param.getName().toString(), markdown(param.getDescription(), scope));
                case ReturnTree returned -> result = markdown(returned.getDescription(), scope);
                default -> {}
            }
        }
        String summary = markdown(comment.getFirstSentence(), scope);
        return new Javadoc(
                summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary,
                markdown(comment.getFullBody(), scope),
                parameters,
                result);
    }

    private static String markdown(List<? extends DocTree> trees, Class<?> scope) {
        return trees.stream()
                .map(tree -> markdown(tree, scope))
                .collect(Collectors.joining())
                .replaceAll("[ \\t]*\\n[ \\t]*(?!\\n)", " ")
                .replace("<p>", "\n\n")
                .replaceAll(" *\\n\\n *", "\n\n")
                .strip();
    }

    private static String markdown(DocTree tree, Class<?> scope) {
        return switch (tree) {
            case TextTree text -> text.getBody();
            case LiteralTree literal
            when literal.getKind() == DocTree.Kind.CODE ->
                "`" + literal.getBody().getBody() + "`";
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? linked(link.getReference().getSignature())
                        : markdown(link.getLabel(), scope);
            case ValueTree value -> constant(scope, value.getReference().getSignature());
            case EntityTree entity -> entity.toString();
            case StartElementTree element when element.getName().contentEquals("p") -> "<p>";
            case StartElementTree _, EndElementTree _ -> "";
            default -> tree.toString();
        };
    }

    private static String linked(String signature) {
        return "`" + signature.substring(signature.indexOf('#') + 1) + "`";
    }

    private static String constant(Class<?> scope, String reference) {
        String name = reference.substring(reference.indexOf('#') + 1);
        return Stream.<Class<?>>iterate(scope, type -> type != null, Class::getEnclosingClass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .map(Javadoc::value)
                .findFirst()
                .orElse(name);
    }

    private static String value(Field constant) {
        try {
            constant.setAccessible(true);
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
