package dev.nexus.user.token;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in, for the list of devices.
 *
 * @param id a string that the client chooses; null when it has none
 * @param name what the owner calls it
 */
public record Device(
        @Nullable @Size(min = 1, max = 64) @SingleLine String id,
        @NotBlank @Size(max = 100) @SingleLine String name) {

    /** Where nobody said where. */
    public static final Device UNNAMED = new Device(null, "Unnamed device");
}
