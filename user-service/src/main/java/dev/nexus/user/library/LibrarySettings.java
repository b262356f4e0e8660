package dev.nexus.user.library;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who makes libraries.
 *
 * @param creation who may
 * @param mostFounded how many one account can have made that are still there; administrators are not bound by it
 */
@Validated
@ConfigurationProperties("nexus.libraries")
record LibrarySettings(
        @DefaultValue("everybody") Creation creation,
        @Min(1) @Max(1_000_000) @DefaultValue("50") int mostFounded) {

    /** Who may make libraries. */
    enum Creation {
        /** Anybody who has an account. */
        EVERYBODY,
        /** Administrators of the installation. */
        ADMIN
    }
}
