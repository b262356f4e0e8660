package dev.nexus.platform.test.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A source file of this checkout, read by the JDK's own parser. Javadoc is not in class files, and to carry it into the jars
 * for the sake of a document would be the wrong way round.
 */
final class JavaSource {

    private static final Map<Class<?>, JavaSource> READ = new ConcurrentHashMap<>();
    private static final JavaSource NONE = new JavaSource(Map.of());

    /** Types by their name without the package ({@code Outer.Inner}), fields and methods by {@code Outer.Inner#name/1}. */
    private final Map<String, Documented> documented;

    private JavaSource(Map<String, Documented> documented) {
        this.documented = documented;
    }

    private record Documented(TreePath path, @Nullable DocCommentTree comment) {}

    /** The file that a type is in; an empty one when it is not from this checkout. */
    static JavaSource of(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return READ.computeIfAbsent(outermost, JavaSource::find);
    }

    Javadoc describe(Class<?> type) {
        return javadoc(name(type), type);
    }

    Javadoc describe(Method method) {
        return javadoc(name(method), method.getDeclaringClass());
    }

    Javadoc describe(Field field) {
        return javadoc(name(field.getDeclaringClass()) + "#" + field.getName(), field.getDeclaringClass());
    }

    /** The declaration of a method. */
    Optional<MethodTree> tree(Method method) {
        Documented found = documented.get(name(method));
        return found != null && found.path().getLeaf() instanceof MethodTree tree
                ? Optional.of(tree)
                : Optional.empty();
    }

    /** The declarations of a class's methods by their names; of an overloaded one, all. */
    List<MethodTree> methods(Class<?> type, String method) {
        return documented.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name(type) + "#" + method + "/"))
                .map(entry -> entry.getValue().path().getLeaf())
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .toList();
    }

    private Javadoc javadoc(String name, Class<?> scope) {
        Documented found = documented.get(name);
        return found == null || found.comment() == null ? Javadoc.NONE : Javadoc.of(found.comment(), scope);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private static String name(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return name(method.getDeclaringClass()) + "#" + method.getName() + "/" + parameters;
    }

    private static JavaSource find(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".java";
        Path root = Checkout.root();
        try (Stream<Path> services = Files.list(root);
                Stream<Path> libraries = Files.list(root.resolve("libs"))) {
            return Stream.concat(services, libraries)
                    .flatMap(module -> Stream.of(module.resolve("src/main/java"), module.resolve("src/test/java")))
                    .map(sources -> sources.resolve(file))
                    .filter(Files::exists)
                    .findFirst()
                    .map(JavaSource::parse)
                    .orElse(NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource parse(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, problem -> {}, List.of(), null, files.getJavaFileObjects(file));
            DocTrees comments = DocTrees.instance(task);
            Map<String, Documented> found = new HashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Declarations(comments, found).scan(unit, "");
            }
            return new JavaSource(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Declarations extends TreePathScanner<@Nullable Void, String> {

        private final DocTrees comments;
        private final Map<String, Documented> found;

        Declarations(DocTrees comments, Map<String, Documented> found) {
            this.comments = comments;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String outer) {
            String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
            note(name);
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String type) {
            String parameters = method.getParameters().stream()
                    .map(parameter -> simple(parameter.getType().toString()))
                    .collect(Collectors.joining(","));
            note(type + "#" + method.getName() + "/" + parameters);
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, String type) {
            note(type + "#" + field.getName());
            return super.visitVariable(field, type);
        }

        private void note(String name) {
            found.put(name, new Documented(getCurrentPath(), comments.getDocCommentTree(getCurrentPath())));
        }

        /** {@code @Nullable Map<String, UUID>} is a {@code Map}. */
        private static String simple(String type) {
            String erased = type.replaceAll("<.*>", "")
                    .replaceAll("@\\w+(\\([^)]*\\))?\\s*", "")
                    .strip();
            return erased.substring(erased.lastIndexOf('.') + 1);
        }
    }
}
