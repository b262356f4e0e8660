package dev.nexus.user.token.web;

import dev.nexus.user.token.KeyRing;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public half of the keys that sign. */
@RestController
class KeySetController {

    private static final Duration FRESH = Duration.ofSeconds(60);

    private final KeyRing keys;

    KeySetController(KeyRing keys) {
        this.keys = keys;
    }

    /** Shows the public keys that access tokens are verified with (RFC 7517). */
    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(keys.publicKeySet());
    }
}
