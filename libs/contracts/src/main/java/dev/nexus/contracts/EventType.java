package dev.nexus.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an event on the wire, {@code <context>.<aggregate>.<fact>.v<major>}: the CloudEvents {@code type} and the
 * AMQP routing key. It is declared, never derived from a class name, so that a class may be renamed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();
}
