package dev.nexus.user.signin;

import dev.nexus.user.token.Device;
import dev.nexus.user.token.Transport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a session. What was typed is taken as it is: whatever is wrong with it, the answer is the same.
 *
 * @param email what was typed as address
 * @param password what was typed as password
 * @param code what was typed as code of an authenticator app; null unless the account was found to ask for one
 * @param recoveryCode what was typed as code for a lost authenticator; null when there is none
 * @param device where; null when the client does not say
 * @param transport how the tokens shall travel; null for {@code bearer}
 */
public record SignIn(
        @NotNull @Size(max = 1024) String email,
        @NotNull @Size(max = 1024) String password,
        @Nullable @Size(max = 64) String code,
        @Nullable @Size(max = 64) String recoveryCode,
        @Nullable @Valid Device device,
        @Nullable Transport transport) {

    @Override
    public String toString() {
        return "SignIn[hidden]";
    }
}
