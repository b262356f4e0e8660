package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.security.SecuritySettings;
import dev.nexus.user.account.Account;
import io.jsonwebtoken.Jwts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes access tokens (RFC 9068). */
@Component
class AccessTokenSigning {

    private final KeyRing keys;
    private final TokenSettings settings;
    private final SecuritySettings names;
    private final IdSource ids;

    AccessTokenSigning(KeyRing keys, TokenSettings settings, SecuritySettings names, IdSource ids) {
        this.keys = keys;
        this.settings = settings;
        this.names = names;
        this.ids = ids;
    }

    String sign(Account account, SessionId session, Instant now) {
        var key = keys.newest();
        return Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(key.id())
                .and()
                .issuer(names.issuer())
                .audience()
                .add(names.audience())
                .and()
                .subject(account.id().toString())
                .claim(CurrentUser.SESSION_CLAIM, session.toString())
                .claim(CurrentUser.ROLES_CLAIM, account.isAdmin() ? List.of(CurrentUser.ADMIN_ROLE) : List.of())
                .id(ids.next().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(settings.accessLifetime())))
                .signWith(key.privateKey(), Jwts.SIG.RS256)
                .compact();
    }
}
