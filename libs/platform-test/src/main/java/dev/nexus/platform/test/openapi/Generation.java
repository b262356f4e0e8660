package dev.nexus.platform.test.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.nexus.contracts.Topology;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets springdoc read the controllers of a service. They are hollow, made without their constructors: what they answer is
 * asked of nobody, so no server is needed, and the other tests' contexts know nothing of springdoc.
 */
final class Generation {

    private static final String URL = "/v3/api-docs";
    private static final String PLATFORM = "dev.nexus.platform";
    private static final Map<String, Object> SETTINGS = Map.of(
            "springdoc.default-produces-media-type", "application/json",
            "springdoc.default-flat-param-object", "true",
            "springdoc.override-with-generic-response", "false",
            "springdoc.remove-broken-reference-definitions", "false");
    private static final SpringObjenesis HOLLOW = new SpringObjenesis();

    private final IdentityHashMap<Operation, List<Method>> handlers = new IdentityHashMap<>();
    private final WireTypes types = new WireTypes();
    private final Class<?> application;
    private String service = "";

    private Generation(Class<?> application) {
        this.application = application;
    }

    static GeneratedApi of(Class<?> application) {
        Generation generation = new Generation(application);
        Stream.of("dev.nexus.platform.security.CurrentUser", "dev.nexus.platform.web.PageRequest")
                .map(name -> ClassUtils.resolveClassName(name, application.getClassLoader()))
                .forEach(SpringDocUtils.getConfig()::addRequestWrapperToIgnore);
        ModelResolver.enumsAsRef = true;
        try (GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext())) {
            new ConfigDataApplicationContextInitializer().initialize(context);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("springdoc", SETTINGS));
            new AnnotatedBeanDefinitionReader(context).register(Web.class);
            context.registerBean(WireTypes.class, () -> generation.types);
            context.registerBean(OperationCustomizer.class, () -> generation::note);
            generation.registerControllers(context);
            context.refresh();
            return generation.read(context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableConfigurationProperties
    @ImportAutoConfiguration({
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class
    })
    static class Web {}

    private void registerControllers(GenericWebApplicationContext context) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        service = context.getEnvironment().getRequiredProperty("nexus.service");
        Stream.concat(
                        scan.findCandidateComponents(application.getPackageName()).stream(),
                        // What every service has that listens to others.
                        Topology.subscriptionsOf(service).isEmpty()
                                ? Stream.empty()
                                : scan.findCandidateComponents(PLATFORM).stream()
                                        .filter(Generation::administers))
                .map(BeanDefinition::getBeanClassName)
                .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), application.getClassLoader()))
                .forEach(controller -> context.registerBeanDefinition(controller.getName(), hollow(controller)));
    }

    private static boolean administers(BeanDefinition controller) {
        Class<?> type = ClassUtils.resolveClassName(String.valueOf(controller.getBeanClassName()), null);
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.path()).anyMatch(path -> path.startsWith("/api/v1/admin/"));
    }

    private static <T> RootBeanDefinition hollow(Class<T> controller) {
        return new RootBeanDefinition(controller, () -> HOLLOW.newInstance(controller, true));
    }

    /** Two methods are one operation when they read bodies of different types at one path. */
    private Operation note(Operation operation, HandlerMethod handler) {
        List<Method> methods = handlers.computeIfAbsent(operation, key -> new ArrayList<>());
        methods.add(handler.getMethod());
        methods.sort(Comparator.comparing(Method::getName));
        return operation.operationId(id(methods.getFirst()));
    }

    /** An operation of the platform is one of each service. */
    private String id(Method method) {
        String id = OperationDetails.id(method);
        return method.getDeclaringClass().getPackageName().startsWith(PLATFORM + ".")
                ? service + StringUtils.capitalize(id)
                : id;
    }

    private GeneratedApi read(ApplicationContext context) throws JsonProcessingException {
        byte[] json = context.getBean(OpenApiWebMvcResource.class)
                .openapiJson(new MockHttpServletRequest("GET", URL), URL, Locale.ENGLISH);
        GeneratedApi api = new GeneratedApi(
                context.getEnvironment().getRequiredProperty("nexus.service"),
                (ObjectNode) JsonMapper.shared().readTree(json),
                handlersById(),
                types.named(),
                context.getEnvironment());
        describe(api);
        hide(api);
        return api;
    }

    private Map<String, List<Method>> handlersById() {
        Map<String, List<Method>> byId = new TreeMap<>();
        handlers.forEach((operation, methods) -> {
            if (byId.putIfAbsent(operation.getOperationId(), methods) != null) {
                throw new IllegalStateException("two operations are called " + operation.getOperationId());
            }
        });
        return byId;
    }

    /** What services ask each other for is no part of the API: the gateway routes none of it. */
    private static void hide(GeneratedApi api) {
        ObjectNode paths = (ObjectNode) api.document().required("paths");
        List.copyOf(paths.propertyNames()).stream()
                .filter(path -> path.startsWith("/internal/"))
                .forEach(paths::remove);
    }

    private static void describe(GeneratedApi api) {
        ObjectNode document = api.document();
        document.putObject("info").put("title", "Nexus: " + api.service()).put("version", "1");
        document.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
    }
}
