package dev.nexus.platform.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that people type in one line: without control characters, which no database and no list of names takes well, and without
 * those that change how the text around is shown. Null is left to others.
 */
@Documented
@Constraint(validatedBy = SingleLine.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleLine {

    /** What such a text is, as a regular expression. */
    String FORM = "[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*";

    /** What is said of other texts. */
    String message() default "must have no control characters";

    /** As for every constraint. */
    Class<?>[] groups() default {};

    /** As for every constraint. */
    Class<? extends Payload>[] payload() default {};

    /** Judges texts. */
    final class Rule implements ConstraintValidator<SingleLine, CharSequence> {

        private static final Pattern TEXT = Pattern.compile(FORM);

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || TEXT.matcher(text).matches();
        }
    }
}
