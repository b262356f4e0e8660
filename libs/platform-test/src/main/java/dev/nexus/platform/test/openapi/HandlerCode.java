package dev.nexus.platform.test.openapi;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What the code of a controller's method says about its answer, the controller's own methods that it calls included. Where it
 * builds its answer elsewhere, the supplement says it.
 *
 * @param status the status of success
 * @param tagged whether the answer has an entity tag
 * @param located whether the answer says where to find what was made
 */
record HandlerCode(int status, boolean tagged, boolean located) {

    private static final Map<String, Integer> BUILDERS = Map.of("created", 201, "accepted", 202, "noContent", 204);

    static HandlerCode of(Method method) {
        Calls calls = new Calls(method.getDeclaringClass());
        JavaSource.of(method.getDeclaringClass()).tree(method).ifPresent(calls::read);
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        int status = declared != null
                ? declared.code().value()
                : calls.statuses.stream().filter(code -> code < 400).findFirst().orElse(200);
        return new HandlerCode(
                status,
                calls.names.contains("eTag"),
                calls.names.contains("created") || calls.names.contains("location"));
    }

    private static final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Class<?> controller;
        private final Set<String> names = new HashSet<>();
        private final TreeSet<Integer> statuses = new TreeSet<>();

        Calls(Class<?> controller) {
            this.controller = controller;
        }

        void read(MethodTree method) {
            scan(method.getBody(), null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            switch (call.getMethodSelect()) {
                case IdentifierTree own -> {
                    if (names.add(own.getName() + "()")) {
                        JavaSource.of(controller)
                                .methods(controller, own.getName().toString())
                                .forEach(this::read);
                    }
                }
                case MemberSelectTree other -> {
                    String name = other.getIdentifier().toString();
                    names.add(name);
                    if (BUILDERS.containsKey(name)) {
                        statuses.add(BUILDERS.get(name));
                    }
                }
                default -> {}
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree member, @Nullable Void nothing) {
            if (member.getExpression().toString().equals("HttpStatus")) {
                var status = HttpStatus.valueOf(member.getIdentifier().toString());
                // Each tagged answer may be "not modified": that is no answer of its own.
                if (status != HttpStatus.NOT_MODIFIED) {
                    statuses.add(status.value());
                }
            }
            return super.visitMemberSelect(member, null);
        }
    }
}
