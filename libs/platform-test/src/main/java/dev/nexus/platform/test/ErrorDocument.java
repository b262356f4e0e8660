package dev.nexus.platform.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Holds the catalogues of problems in the code against {@code docs/errors.md}: each problem has its row there. */
final class ErrorDocument {

    private static final String PROBLEM_TYPE = "dev.nexus.platform.problem.ProblemType";
    private static final Path DOCUMENT = Path.of("docs", "errors.md");

    private ErrorDocument() {}

    static void check(JavaClasses classes) {
        List<String> documented = read();
        List<String> missing = classes.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(PROBLEM_TYPE))
                .flatMap(ErrorDocument::rows)
                .filter(row -> !documented.contains(row))
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("%s lacks these rows:%n%s".formatted(DOCUMENT, String.join("\n", missing)));
        }
    }

    private static Stream<String> rows(JavaClass catalogue) {
        return Arrays.stream(catalogue.reflect().getEnumConstants()).map(problem -> "| `%s` | %s | %s |"
                .formatted(call(problem, "code"), call(problem, "status"), call(problem, "title")));
    }

    private static Object call(Object problem, String name) {
        try {
            Method method = problem.getClass().getMethod(name);
            method.setAccessible(true);
            return method.invoke(problem);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve(DOCUMENT))) {
            directory = directory.getParent();
        }
        try {
            return directory == null ? List.of() : Files.readAllLines(directory.resolve(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
