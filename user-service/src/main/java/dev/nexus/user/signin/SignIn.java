package dev.nexus.user.signin;

import dev.nexus.user.token.Device;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a session. What was typed is taken as it is: whatever is wrong with it, the answer is the same.
 *
 * @param email what was typed as address
 * @param password what was typed as password
 * @param device where; null when the client does not say
 */
public record SignIn(
        @NotNull @Size(max = 1024) String email,
        @NotNull @Size(max = 1024) String password,
        @Nullable @Valid Device device) {

    @Override
    public String toString() {
        return "SignIn[hidden]";
    }
}
