package dev.nexus.platform.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Makes the caller out of a bearer token. It is what Spring's own provider does and all that it does here, without asking
 * several providers, converting each claim and telling everybody of it at every request.
 */
final class TokenAuthentication implements AuthenticationManager {

    private static final List<GrantedAuthority> ADMIN = List.of(new SimpleGrantedAuthority("ROLE_ADMIN"));

    private final JwtDecoder decoder;

    TokenAuthentication(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        try {
            var token = decoder.decode(((BearerTokenAuthenticationToken) asked).getToken());
            return new JwtAuthenticationToken(
                    token, CurrentUser.isAdmin(token) ? ADMIN : List.of(), CurrentUser.claim(token, "sub"));
        } catch (BadJwtException refused) {
            throw new InvalidBearerTokenException(String.valueOf(refused.getMessage()), refused);
        } catch (JwtException unverifiable) {
            throw new AuthenticationServiceException(unverifiable.getMessage(), unverifiable);
        }
    }
}
