package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.DataSubject;
import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WebhookEventsTests {

    /** Whoever adds a fact about books decides here whether it leaves the house. */
    @Test
    void areAllOfTheCataloguesFactsAboutLibrariesAndNobody() {
        assertThat(EventCatalogue.all().stream()
                        .filter(definition -> definition.context().equals("catalog"))
                        .filter(WebhookEventsTests::tellsOfALibrary)
                        .filter(definition -> !tellsOfSomebody(definition)))
                .allMatch(WebhookEvents.TOLD::contains);
    }

    @Test
    void tellOfALibraryAndOfNobody() {
        assertThat(WebhookEvents.TOLD)
                .allMatch(WebhookEventsTests::tellsOfALibrary)
                .noneMatch(WebhookEventsTests::tellsOfSomebody);
    }

    private static boolean tellsOfALibrary(EventDefinition definition) {
        return Arrays.stream(definition.payload().getRecordComponents())
                .anyMatch(component -> component.getName().equals("libraryId"));
    }

    private static boolean tellsOfSomebody(EventDefinition definition) {
        return Arrays.stream(definition.payload().getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(DataSubject.class)
                        || component.getName().matches("(account|owner|listener)Id|.*By|email"));
    }
}
