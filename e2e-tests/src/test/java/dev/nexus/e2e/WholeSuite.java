package dev.nexus.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one Nexus for all end-to-end tests and gives it to those that ask for it. */
final class WholeSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningNexus.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(WholeSuite.class))
                .computeIfAbsent(RunningNexus.class, key -> started(), RunningNexus.class);
    }

    private static RunningNexus started() {
        RunningNexus nexus = RunningNexus.start();
        Person.firstOfAll(nexus);
        return nexus;
    }
}
