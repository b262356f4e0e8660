package dev.nexus.platform.rebuild;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Who shall be told the present state of everything.
 *
 * @param consumer a service that listens to this one, such as {@code notification}
 */
record RequestStateEmission(
        @NotNull @SingleLine @Size(min = 1, max = 50) String consumer) {}
