package dev.nexus.user.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** One provider: where people are sent, and what is made of their return. */
final class OpenIdProvider {

    /** After a failure strangers do not make this service ask again and again. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private static final int LONGEST_SUBJECT = 255;

    private final String name;
    private final ProviderSettings settings;
    private final ClientID client;
    private final URI callback;
    private final Duration maxAge;
    private final ProviderHttp http;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable DiscoveredProvider discovered;
    private Instant nextTry = Instant.MIN;

    OpenIdProvider(String name, OidcSettings all, ProviderHttp http, Clock clock) {
        this.name = name;
        this.settings = Objects.requireNonNull(all.providers().get(name));
        this.client = new ClientID(settings.clientId());
        this.callback =
                URI.create(StringUtils.trimTrailingCharacter(all.publicUrl().toString(), '/')
                        + "/api/v1/sign-in/oidc/%s/callback".formatted(name));
        this.maxAge = all.metadataMaxAge();
        this.http = http;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    String displayName() {
        return Objects.requireNonNullElse(settings.displayName(), name);
    }

    ProviderSettings settings() {
        return settings;
    }

    /** Where a person is sent to say who she is. */
    URI authorizationUrl(String state, String nonce, String verifier) throws ProviderAwayException {
        var scopes = new Scope("openid");
        settings.scopes().stream().sorted().forEach(scopes::add);
        return new AuthenticationRequest.Builder(ResponseType.CODE, scopes, client, callback)
                .endpointURI(discovered().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Whether an answer says that it comes from here, where it has to say so (RFC 9207). */
    boolean isFromHere(@Nullable String issuer) throws ProviderAwayException {
        return issuer == null
                ? !discovered().metadata().supportsAuthorizationResponseIssuerParam()
                : issuer.equals(settings.issuer().toString());
    }

    /** Exchanges a code for the word on who it is. */
    ProvenIdentity prove(String code, String verifier, String nonce) throws ProviderAwayException, UnprovenException {
        var provider = discovered();
        try {
            var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(verifier));
            var answer = OIDCTokenResponseParser.parse(
                    request(provider.metadata(), grant).toHTTPRequest().send(http));
            if (!(answer instanceof OIDCTokenResponse success)) {
                throw new UnprovenException("code");
            }
            var tokens = success.getOIDCTokens();
            var idToken = provider.validate(tokens.getIDToken(), client, nonce);
            var claims = new HashMap<String, Object>();
            if (isMore(provider.metadata(), idToken.toJSONObject())) {
                claims.putAll(userInfo(
                        provider.metadata(), tokens, idToken.getSubject().getValue()));
            }
            claims.putAll(idToken.toJSONObject());
            return identity(claims, idToken.getSubject().getValue());
        } catch (ParseException unreadable) {
            throw new UnprovenException("unreadable", unreadable);
        } catch (IOException away) {
            throw new ProviderAwayException("the tokens could not be fetched", away);
        }
    }

    private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
        var endpoint = metadata.getTokenEndpointURI();
        var secret = settings.clientSecret();
        if (secret == null) {
            return new TokenRequest.Builder(endpoint, client, grant).build();
        }
        var methods = metadata.getTokenEndpointAuthMethods();
        var byBasic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        var authentication = byBasic
                ? new ClientSecretBasic(client, new Secret(secret))
                : new ClientSecretPost(client, new Secret(secret));
        return new TokenRequest.Builder(endpoint, authentication, grant).build();
    }

    /** Whether the provider may know more than the token says. */
    private boolean isMore(OIDCProviderMetadata metadata, Map<String, Object> claims) {
        var lacks =
                !claims.containsKey("email") || (settings.mapsGroups() && !claims.containsKey(settings.groupsClaim()));
        var endpoint = metadata.getUserInfoEndpointURI();
        return lacks && endpoint != null && Addresses.isSafe(endpoint);
    }

    private Map<String, Object> userInfo(OIDCProviderMetadata metadata, OIDCTokens tokens, String subject)
            throws IOException, ParseException, UnprovenException {
        var request = new UserInfoRequest(metadata.getUserInfoEndpointURI(), tokens.getAccessToken());
        var answer = UserInfoResponse.parse(request.toHTTPRequest().send(http));
        if (!answer.indicatesSuccess() || answer.toSuccessResponse().getUserInfo() == null) {
            return Map.of();
        }
        var info = answer.toSuccessResponse().getUserInfo();
        // An access token that was exchanged for another's would tell of somebody else.
        if (!info.getSubject().getValue().equals(subject)) {
            throw new UnprovenException("user-info");
        }
        return info.toJSONObject();
    }

    private ProvenIdentity identity(Map<String, Object> claims, String subject) throws UnprovenException {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new UnprovenException("subject");
        }
        return new ProvenIdentity(
                settings.issuer().toString(),
                subject,
                text(claims.get("email")),
                "true".equals(String.valueOf(claims.get("email_verified"))),
                text(claims.get("name")),
                groups(claims.get(settings.groupsClaim())));
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text ? text : null;
    }

    private static Set<String> groups(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.toSet());
            case Object one -> Set.of(one.toString());
        };
    }

    private DiscoveredProvider discovered() throws ProviderAwayException {
        var known = discovered;
        return known != null && isFresh(known) ? known : discoverAgain();
    }

    private DiscoveredProvider discoverAgain() throws ProviderAwayException {
        fetching.lock();
        try {
            var known = discovered;
            if (known != null && (isFresh(known) || clock.instant().isBefore(nextTry))) {
                return known;
            }
            if (clock.instant().isBefore(nextTry)) {
                throw new ProviderAwayException("the provider was away a moment ago");
            }
            return fetch(known);
        } finally {
            fetching.unlock();
        }
    }

    private DiscoveredProvider fetch(@Nullable DiscoveredProvider known) throws ProviderAwayException {
        try {
            var fetched = DiscoveredProvider.fetch(settings.issuer(), client, http, clock.instant());
            discovered = fetched;
            return fetched;
        } catch (IOException | ParseException failure) {
            nextTry = clock.instant().plus(PAUSE_AFTER_FAILURE);
            if (known != null) {
                return known;
            }
            throw new ProviderAwayException("the metadata could not be fetched", failure);
        }
    }

    private boolean isFresh(DiscoveredProvider known) {
        return clock.instant().isBefore(known.fetchedAt().plus(maxAge));
    }
}
