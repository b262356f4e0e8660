package dev.nexus.user.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A provider as it describes itself.
 *
 * @param metadata what it says
 * @param idTokens checks its tokens
 * @param fetchedAt when it said so
 */
record DiscoveredProvider(OIDCProviderMetadata metadata, IDTokenValidator idTokens, Instant fetchedAt) {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int CLOCK_SKEW_SECONDS = 30;
    /** How long the keys that are known are good while the provider is away. */
    private static final Duration KEYS_WITHOUT_PROVIDER = Duration.ofHours(4);

    static DiscoveredProvider fetch(URI issuer, ClientID client, ProviderHttp http, Instant now)
            throws IOException, ParseException {
        var base = issuer.toString().replaceAll("/+$", "");
        var metadata = OIDCProviderMetadata.parse(http.get(URI.create(base + "/.well-known/openid-configuration")));
        // Somebody else's description would send secrets and people to somebody else.
        if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
            throw new ParseException("the metadata are those of another issuer");
        }
        if (!Stream.of(metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())
                .allMatch(endpoint -> endpoint != null && Addresses.isSafe(endpoint))) {
            throw new ParseException("an endpoint is missing or can be listened to");
        }
        return new DiscoveredProvider(metadata, validator(metadata, client, http), now);
    }

    private static IDTokenValidator validator(OIDCProviderMetadata metadata, ClientID client, ProviderHttp http)
            throws IOException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), http)
                .refreshAheadCache(false)
                .outageTolerant(KEYS_WITHOUT_PROVIDER.toMillis())
                .build();
        var validator = new IDTokenValidator(
                metadata.getIssuer(), client, new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        return validator;
    }

    /** Checks signature, issuer, audience, authorized party, times and nonce (OpenID Connect Core, section 3.1.3.7). */
    IDTokenClaimsSet validate(JWT idToken, ClientID client, String nonce)
            throws UnprovenException, ProviderAwayException {
        try {
            var claims = idTokens.validate(idToken, new Nonce(nonce));
            var party = claims.getAuthorizedParty();
            if (party == null
                    ? claims.getAudience().size() > 1
                    : !party.getValue().equals(client.getValue())) {
                throw new UnprovenException("authorized-party");
            }
            return claims;
        } catch (BadJOSEException refused) {
            throw new UnprovenException("id-token", refused);
        } catch (JOSEException noKeys) {
            throw new ProviderAwayException("the keys could not be fetched", noKeys);
        }
    }
}
