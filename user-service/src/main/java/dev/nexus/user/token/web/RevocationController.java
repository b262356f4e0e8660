package dev.nexus.user.token.web;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.security.RevocationList;
import dev.nexus.user.token.Revocations;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the other services, every two seconds each of them, what is refused; the gateway lets nobody else ask. All replicas
 * answer the same bytes under the same tag, so that whoever has seen them from one need not read them from another.
 */
@RestController
class RevocationController {

    private final Revocations revocations;
    private final JsonMapper json;

    RevocationController(Revocations revocations, JsonMapper json) {
        this.revocations = revocations;
        this.json = json;
    }

    @GetMapping(path = "/internal/revocations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list() {
        var body = json.writeValueAsBytes(inOrder(revocations.current()));
        return ResponseEntity.ok()
                .eTag(tag(body))
                .cacheControl(CacheControl.noCache())
                .body(body);
    }

    private static Object inOrder(RevocationList list) {
        var fields = new TreeMap<String, Object>();
        fields.put("sessions", new TreeSet<>(list.sessions()));
        fields.put("accounts", new TreeMap<>(list.accounts()));
        fields.put("keys", new TreeSet<>(list.keys()));
        fields.put("signingKeys", new TreeSet<>(list.signingKeys()));
        return fields;
    }

    private static String tag(byte[] body) {
        return "\"" + HexFormat.of().formatHex(Sha256.of(body)) + "\"";
    }
}
