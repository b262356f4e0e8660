package dev.nexus.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who wants into another's account, or wants another in his (RFC 9700). */
class ProviderAttackTests extends AtProviders {

    private String error(App app, String callback) {
        var back = app.comeBack(callback);
        assertThat(back.toString()).startsWith(App.REDIRECT + "?error=").doesNotContain("code=");
        return String.valueOf(App.parameter(back, "error"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "BROKEN"})
    void believesNoTamperedToken(Tampering tampering) {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());
        provider.tamper(tampering);

        assertThat(error(app, callback)).isEqualTo("server_error");
    }

    @Test
    void saysSoWhenTheProviderIsBroken() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());
        provider.tamper(Tampering.BROKEN);

        assertThat(error(app, callback)).isEqualTo("temporarily_unavailable");
    }

    @Test
    void doesNotWaitForAProviderThatHangs() {
        var began = Instant.now();

        var problem = app().begin("hung").isProblem(503, "provider-unavailable");

        assertThat(problem.header("Retry-After")).isNotEmpty();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
        var again = Instant.now();
        app().begin("hung").isProblem(503, "provider-unavailable");
        assertThat(Duration.between(again, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void knowsNoOtherProvider() {
        app().begin("nowhere").isProblem(404, "provider-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/signed-in",
                "https://app.example.org/signed-in/",
                "https://app.example.org/signed-in?next=https://evil.example.org",
                "https://app.example.org@evil.example.org/signed-in",
                "http://app.example.org/signed-in",
                "http://127.0.0.1:1234/elsewhere",
                "http://127.0.0.1.evil.example.org/signed-in",
                "javascript:alert(1)",
                ""
            })
    void returnsNobodyToAForeignAddress(String redirectUri) {
        app().begin("corp", redirectUri).isProblem(422, "redirect-uri-not-allowed");
    }

    @Test
    void takesNoStateThatItDidNotGive() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());

        Client.stranger(port).get(App.with(callback, "state", "another")).isProblem(400, "invalid-sign-in-state");
        Client.stranger(port).get("/api/v1/sign-in/oidc/corp/callback?code=x").isProblem(400, "invalid-parameter");
    }

    @Test
    void takesEachAnswerOfTheProviderOnce() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());
        app.comeBack(callback);

        Client.stranger(port).get(callback).isProblem(400, "invalid-sign-in-state");
    }

    @Test
    void takesNoStateThatIsTooOld() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());
        database.sql("update sign_in_hand_over set expires_at = now()").update();

        Client.stranger(port).get(callback).isProblem(400, "invalid-sign-in-state");
    }

    /** Code injection: a code that was stolen on its way is put into a sign-in that the thief began. */
    @Test
    void takesNoCodeOfAnotherSignIn() {
        var victim = app();
        var stolen = victim.visit(victim.begin("corp").is(201), newPerson());
        var thief = app();
        var begun = thief.begin("corp").is(201);

        var mixed = App.with(stolen, "state", begun.field("state"));

        assertThat(error(thief, mixed)).isEqualTo("server_error");
    }

    /** Mix-up: the answer of one provider is brought to the address of another. */
    @Test
    void takesNoAnswerAtAnotherProvidersAddress() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());

        Client.stranger(port).get(callback.replace("/corp/", "/school/")).isProblem(400, "invalid-sign-in-state");
    }

    /** RFC 9207. */
    @Test
    void takesNoAnswerThatNamesAnotherIssuer() {
        var app = app();
        var callback = app.visit(app.begin("corp").is(201), newPerson());

        assertThat(error(app, App.with(callback, "iss", provider.school()))).isEqualTo("server_error");
    }

    @Test
    void tellsTheAppThatThePersonDoesNotWantTo() {
        var app = app();
        var begun = app.begin("corp").is(201);

        assertThat(error(app, "/api/v1/sign-in/oidc/corp/callback?error=access_denied&state=" + begun.field("state")))
                .isEqualTo("access_denied");
    }

    /** Login CSRF: a victim is sent to the app with the thief's code. The victim's app has another verifier. */
    @Test
    void signsInOnlyTheAppThatBegan() {
        var thief = app();
        var code = thief.codeOf(thief.begin("corp").is(201), newPerson());

        app().finish(code).isProblem(401, "invalid-sign-in-code");

        // It is burnt, whoever tries next.
        thief.finish(code).isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void needsTheVerifier() {
        var app = app();
        var code = app.codeOf(app.begin("corp").is(201), newPerson());

        Client.stranger(port)
                .post("/api/v1/sign-in/tokens", Map.of("code", code))
                .isProblem(422, "validation-failed");
        app.finish(code, CodeChallenge.of(app.verifier()), Map.of()).isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void signsInOnceWithACode() {
        var app = app();
        var code = app.codeOf(app.begin("corp").is(201), newPerson());
        app.finish(code).is(201);

        app.finish(code).isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void signsNobodyInWithACodeThatIsTooOld() {
        var app = app();
        var code = app.codeOf(app.begin("corp").is(201), newPerson());
        database.sql("update sign_in_hand_over set expires_at = now() where purpose = 'Arrival'")
                .update();

        app.finish(code).isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void keepsSigningInAndLinkingApart() {
        var emma = new App(somebody().client());
        var linking = emma.codeOf(emma.beginToLink("corp", Client.PASSWORD).is(201), newPerson());
        emma.finish(linking).isProblem(401, "invalid-sign-in-code");

        var signingIn = emma.codeOf(emma.begin("corp").is(201), newPerson());
        emma.finishLink(signingIn).isProblem(401, "invalid-sign-in-code");
    }

    /** Somebody sends a victim to the provider to get the victim's identity: the code comes to the victim, for nobody. */
    @Test
    void linksNothingForAnotherAccount() {
        var thief = new App(somebody().client());
        var code = thief.codeOf(thief.beginToLink("corp", Client.PASSWORD).is(201), newPerson());

        somebody()
                .client()
                .post("/api/v1/me/identities", Map.of("code", code, "codeVerifier", thief.verifier()))
                .isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void keepsNothingReadable() {
        var person = newPerson();
        var app = app();
        var begun = app.begin("corp").is(201);
        var pending = rows();
        var code = app.codeOf(begun, person);

        assertThat(pending).isNotEmpty().doesNotContain(begun.field("state"), App.REDIRECT);
        assertThat(rows()).isNotEmpty().doesNotContain(code, person);
    }

    private String rows() {
        return String.join(
                "\n",
                database.sql("select held::text || encode(sealed, 'escape') from sign_in_hand_over held")
                        .query(String.class)
                        .list());
    }
}
