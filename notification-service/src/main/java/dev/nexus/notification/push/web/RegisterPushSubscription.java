package dev.nexus.notification.push.web;

import dev.nexus.notification.push.PushTarget;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers a browser: what its {@code PushSubscription.toJSON()} says, and a name.
 *
 * @param endpoint at the browser's push service, {@code https}; at most 2,000 characters
 * @param expirationTime as browsers say it, milliseconds since 1970; not needed: the push service tells when it is over
 * @param deviceName what its owner calls it, at most 100 characters; null for nothing
 */
record RegisterPushSubscription(
        @NotNull @Size(max = 2_000) String endpoint,

        @NotNull @Valid Keys keys,

        @Nullable Long expirationTime,

        @Nullable @SingleLine @Size(max = 100) String deviceName) {

    /**
     * By what the browser reads.
     *
     * @param p256dh its public key, a point of P-256, uncompressed, base64url
     * @param auth its secret of 16 bytes, base64url
     */
    record Keys(
            @NotNull @Size(max = 100) String p256dh,
            @NotNull @Size(max = 50) String auth) {

        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    PushTarget target() {
        var url = read("#/endpoint", () -> URI.create(endpoint));
        var publicKey = read("#/keys/p256dh", () -> PushTarget.p256dh(keys.p256dh()));
        return read(
                "#/keys/auth",
                () -> new PushTarget(url, publicKey, Base64.getUrlDecoder().decode(keys.auth())));
    }

    private static <T> T read(String pointer, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException impossible) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "A browser cannot be like this.",
                    List.of(InvalidValue.field(pointer, "is not what a browser's subscription has there")));
        }
    }

    @Override
    public String toString() {
        return "RegisterPushSubscription[hidden]";
    }
}
