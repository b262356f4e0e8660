package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.security.SecuritySettings;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Makes access tokens (RFC 9068). */
@Component
public class AccessTokenSigning {

    private final KeyRing keys;
    private final SecuritySettings names;
    private final IdSource ids;

    AccessTokenSigning(KeyRing keys, SecuritySettings names, IdSource ids) {
        this.keys = keys;
        this.names = names;
        this.ids = ids;
    }

    /**
     * Signs an access token.
     *
     * @param grant what it says
     * @param now when it is made
     * @param lifetime how long it lives; at most an hour
     * @return the token
     */
    public String sign(AccessGrant grant, Instant now, Duration lifetime) {
        var key = keys.active();
        var token = Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(key.id())
                .and()
                .issuer(names.issuer())
                .audience()
                .add(names.audience())
                .and()
                .subject(grant.accountId().toString())
                .claim(CurrentUser.SESSION_CLAIM, grant.sessionId().toString())
                .claim(CurrentUser.ROLES_CLAIM, grant.admin() ? List.of(CurrentUser.ADMIN_ROLE) : List.of())
                .claim(CurrentUser.ISSUED_AT_MILLIS_CLAIM, now.toEpochMilli())
                .id(ids.next().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lifetime)));
        var scopes = grant.scopes();
        if (scopes != null) {
            token.claim(CurrentUser.SCOPE_CLAIM, String.join(" ", new TreeSet<>(scopes)));
        }
        var csrf = grant.csrfHash();
        if (csrf != null) {
            token.claim(CurrentUser.CSRF_CLAIM, csrf);
        }
        return token.signWith(key.privateKey(), Jwts.SIG.RS256).compact();
    }
}
