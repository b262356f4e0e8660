package dev.nexus.standalone.events;

import dev.nexus.standalone.events.AdminApi.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gets a token: {@code NEXUS_TOKEN}, or a sign-in with {@code NEXUS_EMAIL} and {@code NEXUS_PASSWORD}, or with what is typed at the
 * terminal. A session that was made for the command ends with it.
 */
final class SigningIn {

    /** Asks the person at the terminal; null where there is none. */
    interface Prompt {
        @Nullable
        String ask(String question, boolean secret);
    }

    private final Map<String, String> environment;
    private final Prompt prompt;

    SigningIn(Map<String, String> environment, Prompt prompt) {
        this.environment = environment;
        this.prompt = prompt;
    }

    int as(AdminApi stranger, Function<AdminApi, Integer> command) {
        String token = environment.getOrDefault("NEXUS_TOKEN", "").strip();
        if (!token.isEmpty()) {
            return command.apply(stranger.with(token));
        }
        AdminApi signedIn = stranger.with(signIn(stranger));
        try {
            return command.apply(signedIn);
        } finally {
            signOut(signedIn);
        }
    }

    /** As far as it goes: what the command came to is more important, and a session ends by itself. */
    private static void signOut(AdminApi signedIn) {
        try {
            signedIn.send("DELETE", "/api/v1/sessions/current", null);
        } catch (CommandFailed away) {
            // The session ends by itself.
        }
    }

    private String signIn(AdminApi stranger) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("email", given("NEXUS_EMAIL", "E-mail of an administrator: ", false));
        request.put("password", given("NEXUS_PASSWORD", "Password: ", true));
        request.put("device", Map.of("name", "nexus events"));
        Answer answer = stranger.send("POST", "/api/v1/sessions", request);
        if (answer.code().equals("second-factor-required")) {
            request.put("code", given("NEXUS_CODE", "Code of the second factor: ", false));
            answer = stranger.send("POST", "/api/v1/sessions", request);
        }
        return AdminApi.done(answer).path("accessToken").asString();
    }

    private String given(String variable, String question, boolean secret) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            return value;
        }
        String typed = prompt.ask(question, secret);
        if (typed == null || typed.isEmpty()) {
            throw new CommandFailed(
                    ExitCode.NOT_ALLOWED,
                    "Nobody is signed in: set NEXUS_TOKEN to the access token of an administrator, or NEXUS_EMAIL and"
                            + " NEXUS_PASSWORD.");
        }
        return typed;
    }
}
