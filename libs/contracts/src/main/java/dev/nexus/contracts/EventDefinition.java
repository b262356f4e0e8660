package dev.nexus.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event type of the suite and where its contract stands.
 *
 * @param type the wire name, {@code <context>.<aggregate>.<fact>.v<major>}
 * @param payload the record of the event's data
 */
public record EventDefinition(String type, Class<? extends PublicEvent> payload) {

    private static final Pattern NAME =
            Pattern.compile("(?<context>[a-z]+)\\.(?<fact>[a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*\\.v[1-9][0-9]*)");
    private static final Set<String> PERSONS = Set.of("accountId", "ownerId", "invitedBy", "email", "displayName");
    private static final String SCHEMAS = "https://nexus.dev/contracts/";

    public EventDefinition {
        if (!NAME.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "event type %s of %s is not <context>.<aggregate>.<fact>.v<major>".formatted(type, payload));
        }
    }

    /** The publishing context, for example {@code catalog}. */
    public String context() {
        return part("context");
    }

    /** The class path resource of the JSON Schema 2020-12 of the data. */
    public String schemaResource() {
        return "contracts/" + context() + "/" + part("fact") + ".schema.json";
    }

    /** The class path resource of the golden sample of the data. */
    public String sampleResource() {
        return "contracts/" + context() + "/samples/" + part("fact") + ".json";
    }

    /** The CloudEvents {@code dataschema}: the schema's {@code $id}, an identifier that need not be resolvable. */
    public String schemaId() {
        return SCHEMAS + context() + "/" + part("fact") + ".schema.json";
    }

    /** The aggregates that tell it; see {@link EventType#source()}. */
    public List<String> sources() {
        return List.of(declared().source());
    }

    /** The field of the data that is the CloudEvents {@code partitionkey}; see {@link EventType#orderedBy()}. */
    public String orderedBy() {
        return declared().orderedBy();
    }

    /** The version of the suite that told it first. */
    public String since() {
        return declared().since();
    }

    /** How often it is told. */
    public EventRate rate() {
        return declared().rate();
    }

    /** Whether the data tells something of a person, be it by an account's identifier alone. */
    public boolean isPersonal() {
        return Arrays.stream(payload.getRecordComponents())
                .anyMatch(component ->
                        component.isAnnotationPresent(DataSubject.class) || PERSONS.contains(component.getName()));
    }

    /** The account that an event of this type is about; empty when it is about none. */
    public Optional<UUID> dataSubjectOf(PublicEvent event) {
        return Arrays.stream(payload.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(DataSubject.class))
                .map(component -> value(component, event))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private EventType declared() {
        return Objects.requireNonNull(payload.getAnnotation(EventType.class));
    }

    private static @Nullable UUID value(RecordComponent component, PublicEvent event) {
        try {
            return (UUID) component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s of %s cannot be read".formatted(component, event.getClass()), e);
        }
    }

    private String part(String group) {
        Matcher matcher = NAME.matcher(type);
        matcher.matches();
        return matcher.group(group);
    }
}
