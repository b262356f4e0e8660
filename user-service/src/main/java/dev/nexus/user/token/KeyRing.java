package dev.nexus.user.token;

import dev.nexus.platform.security.VerificationKeys;
import io.jsonwebtoken.security.Jwks;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The keys as this process uses them. They are there before the first request is. */
@Component
public class KeyRing implements VerificationKeys, SmartInitializingSingleton {

    private final SigningKeys stored;
    private volatile List<SigningKey> keys = List.of();

    KeyRing(SigningKeys stored) {
        this.stored = stored;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys = stored.loadOrCreate();
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        return keys.stream()
                .filter(key -> key.id().equals(keyId))
                .map(SigningKey::publicKey)
                .findFirst();
    }

    /**
     * The public keys for everybody who verifies tokens.
     *
     * @return a JSON Web Key Set (RFC 7517)
     */
    public String publicKeySet() {
        return keys.stream()
                .map(key -> Jwks.json(Jwks.builder()
                        .key(key.publicKey())
                        .id(key.id())
                        .algorithm("RS256")
                        .publicKeyUse("sig")
                        .build()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    SigningKey newest() {
        return keys.getFirst();
    }
}
