package dev.nexus.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house, checked in every service: packages are features, and names and edges are as agreed. */
public final class ArchitectureRules {

    private static final int MOST_DEPENDENCIES_OF_A_CONTROLLER = 5;
    private static final String CONTROLLER = "org.springframework.web.bind.annotation.RestController";

    private static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Impl|Utils?|Helper|Dto|DTO)")
            .because("a class is named by what it does or is");

    private static final ArchRule CONTROLLERS_ARE_HIDDEN = classes()
            .that()
            .areAnnotatedWith(CONTROLLER)
            .should()
            .bePackagePrivate()
            .andShould(haveFewDependencies())
            .allowEmptyShould(true);

    private static final ArchRule NO_FIELD_INJECTION = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("dependencies come by constructor");

    private static final ArchRule ONLY_THE_OUTBOX_PUBLISHES = noClasses()
            .that(resideInAPackage("dev.nexus..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("dev.nexus.platform..")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.amqp.rabbit.core.RabbitTemplate")
            .because("an event that is not in the outbox is lost by a crash");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("clocks and identifiers are injected");

    /** What is personal data is read and closed by the platform, within a transaction. */
    static final ArchRule ROWS_ARE_LISTED = noClasses()
            .that(not(assignableTo("dev.nexus.platform.personaldata.PersonalData")))
            .should()
            .callMethodWhere(
                    describe(
                            "a query is streamed",
                            call -> call.getName().equals("queryForStream")
                                    || (call.getName().equals("stream")
                                            && call.getTargetOwner()
                                                    .isAssignableTo(
                                                            "org.springframework.jdbc.core.simple.JdbcClient$MappedQuerySpec"))))
            .because("a stream that nobody closes keeps its connection");

    private static final List<ArchRule> RULES = List.of(
            NAMES,
            CONTROLLERS_ARE_HIDDEN,
            NO_FIELD_INJECTION,
            ONLY_THE_OUTBOX_PUBLISHES,
            TIME_IS_INJECTED,
            ROWS_ARE_LISTED);

    private ArchitectureRules() {}

    /**
     * Fails when a service breaks a rule. Its features may only use each other's root packages (Spring Modulith), and each of its
     * problems stands in {@code docs/errors.md}.
     */
    public static void check(Class<?> application) {
        ApplicationModules.of(application).verify();
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(application.getPackageName());
        RULES.forEach(rule -> rule.check(classes));
        ErrorDocument.check(classes);
    }

    private static ArchCondition<JavaClass> haveFewDependencies() {
        return new ArchCondition<>("have at most %d dependencies".formatted(MOST_DEPENDENCIES_OF_A_CONTROLLER)) {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                controller.getConstructors().forEach(constructor -> {
                    int dependencies = constructor.getRawParameterTypes().size();
                    events.add(new SimpleConditionEvent(
                            controller,
                            dependencies <= MOST_DEPENDENCIES_OF_A_CONTROLLER,
                            "%s has %d dependencies".formatted(controller.getName(), dependencies)));
                });
            }
        };
    }
}
