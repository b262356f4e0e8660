package dev.nexus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.testapp.Samples;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the data is what the SDK reads with it. */
class EventAttributesTests {

    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void areThoseThatTheSdkReads() {
        PublicEvent book = Samples.book(UUID.randomUUID(), "a \\\"title\\\" {of: [braces]}");
        String body = codec.encode(
                new EventMetadata(
                        UUID.randomUUID(),
                        EventCatalogue.of(book.getClass()).type(),
                        "/catalog/books/1",
                        "1",
                        Instant.parse("2026-03-01T08:00:00.120Z"),
                        7,
                        "key",
                        UUID.randomUUID(),
                        "https://nexus.dev/contracts/x",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                book);

        EventAttributes attributes = EventAttributes.of(body);

        var event = codec.decode(body);
        var metadata = codec.metadata(event);
        Set<String> names = Stream.concat(event.getAttributeNames().stream(), event.getExtensionNames().stream())
                .collect(Collectors.toSet());
        assertThat(attributes.all().keySet()).isEqualTo(names);
        names.stream().filter(name -> !name.equals("time")).forEach(name -> assertThat(
                        attributes.all().get(name))
                .isEqualTo(String.valueOf(
                        event.getAttributeNames().contains(name)
                                ? event.getAttribute(name)
                                : event.getExtension(name))));
        assertThat(attributes.time()).isEqualTo(metadata.time());
        assertThat(attributes.id()).isEqualTo(metadata.id().toString());
        assertThat(attributes.context()).isEqualTo(metadata.context());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"id\":", "{\"id\":\"1\"} {"})
    void areNotReadFromWhatIsNoEvent(String body) {
        assertThatThrownBy(() -> EventAttributes.of(body).type()).isInstanceOf(UnreadableEventException.class);
    }
}
