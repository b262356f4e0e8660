package dev.nexus.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an event is on the wire. Its name, {@code <context>.<aggregate>.<fact>.v<major>}, is the CloudEvents {@code type} and the
 * AMQP routing key. It is declared, never derived from a class name, so that a class may be renamed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();

    /**
     * The aggregates that tell it: the CloudEvents {@code source}, an absolute path in which {@code {field}} stands for the data's field
     * of that name, or for any identifier where the data has none. Each source counts its events by itself ({@code sequence}).
     */
    String[] source();

    /** The data's field that is the CloudEvents {@code partitionkey}: events with the same one are told in order. */
    String orderedBy();

    /** The version of the suite that told it first, {@code <major>.<minor>}. */
    String since();

    /** How often it is told, so that a subscriber knows what to be ready for. */
    EventRate rate();
}
