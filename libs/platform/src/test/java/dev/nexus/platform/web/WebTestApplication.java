package dev.nexus.platform.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemType;
import dev.nexus.platform.security.AccessTokens;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.security.RevocationSource;
import dev.nexus.platform.security.VerificationKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A small service, to try the platform's web side on real sockets. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebTestApplication.Things.class)
public class WebTestApplication {

    /** The word that must never be seen outside. */
    static final String CANARY = "canary-8f2e";

    @Bean
    VerificationKeys testKeys() {
        return keyId -> keyId.equals(AccessTokens.KEY_ID)
                ? Optional.of((RSAPublicKey) AccessTokens.publicKey())
                : Optional.empty();
    }

    @Bean
    RevocationSource testRevocations() {
        return Optional::empty;
    }

    enum ThingProblem implements ProblemType {
        THING_IS_AWAY;

        @Override
        public String code() {
            return "thing-is-away";
        }

        @Override
        public String title() {
            return "The thing is away";
        }

        @Override
        public int status() {
            return 503;
        }
    }

    enum Color {
        RED,
        GREEN
    }

    record Part(@NotBlank String name) {}

    record MakeThing(
            @NotBlank @Size(max = 10) String name,
            int count,
            UUID owner,
            Color color,
            Instant at,
            List<@Valid Part> parts) {

        MakeThing {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is negative");
            }
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    @RestController
    static class Things {

        @PostMapping("/things")
        MakeThing make(@RequestBody @Valid MakeThing thing) {
            return thing;
        }

        @PostMapping("/deep")
        Map<String, Object> deep(@RequestBody Map<String, Object> anything) {
            return anything;
        }

        @GetMapping("/things")
        Page<String> list(PageRequest request) {
            var place = request.after("things", 1).map(cursor -> cursor.text(0)).orElse("none");
            return new Page<>(List.of("limit " + request.limit(), "after " + place), null);
        }

        @GetMapping("/things/{id}")
        UUID one(@PathVariable UUID id, @RequestParam @Max(5) int depth, @RequestHeader("X-Needed") String needed) {
            return id;
        }

        @GetMapping("/me")
        CurrentUser me(CurrentUser user) {
            return user;
        }

        @GetMapping("/headers")
        String headers(@RequestHeader("X-Title") String title) {
            return title;
        }

        @GetMapping("/public/hello")
        String hello() {
            return "hello";
        }

        @GetMapping("/public/me")
        CurrentUser publicMe(CurrentUser user) {
            return user;
        }

        @GetMapping(path = "/audio", produces = "audio/mpeg")
        byte[] audio() {
            throw new ProblemException(ThingProblem.THING_IS_AWAY, "Come back.")
                    .with("where", "far")
                    .retryAfter(Duration.ofMillis(1500));
        }

        @PostMapping(path = "/text", consumes = MediaType.TEXT_PLAIN_VALUE, produces = MediaType.TEXT_PLAIN_VALUE)
        String text(@RequestBody String text) {
            return text;
        }

        @GetMapping("/failing/{how}")
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "database" -> new DataAccessResourceFailureException(CANARY);
                case "rollback" ->
                    new UncategorizedSQLException("rollback", null, new SQLException("Connection is closed"));
                case "commit" -> new TransactionSystemException("commit", new SQLException(CANARY, "57P01"));
                case "defect" -> new UncategorizedSQLException("select", null, new SQLException(CANARY, "42601"));
                case "conflict" -> new OptimisticLockingFailureException(CANARY);
                case "status" -> new ResponseStatusException(HttpStatus.GONE, CANARY);
                case "values" ->
                    new ProblemException(
                            CommonProblem.VALIDATION_FAILED,
                            "No.",
                            List.of(InvalidValue.field("#/name", "must be another")));
                default -> new IllegalStateException(CANARY);
            };
        }
    }
}
