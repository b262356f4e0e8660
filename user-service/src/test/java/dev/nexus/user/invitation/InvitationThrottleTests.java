package dev.nexus.user.invitation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.throttle.Throttle;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** However many accounts and addresses somebody has, a network is one. */
@ServiceTest
class InvitationThrottleTests {

    private static final InvitationSettings TWO = new InvitationSettings(
            Duration.ofDays(7),
            Duration.ofDays(30),
            30,
            Duration.ofMinutes(10),
            3,
            Duration.ofHours(8),
            2,
            Duration.ofHours(1),
            2,
            Duration.ofHours(1),
            false);

    @Autowired
    private Throttle counts;

    @Autowired
    private JdbcClient database;

    private InvitationThrottle throttle;

    @BeforeEach
    void begin() {
        database.sql("delete from throttle").update();
        throttle = new InvitationThrottle(counts, TWO);
    }

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void countsMailsByNetworkWhoeverSendsThem() {
        inviteFrom("2001:db8::1");
        inviteFrom("2001:db8::2");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> inviteFrom("2001:db8::3"))
                .withMessageContaining("too-many-requests");
        assertThatCode(() -> inviteFrom("2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    @Test
    void countsGuessesByNetwork() {
        guessFrom("2001:db8::1");
        guessFrom("2001:db8::2");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> guessFrom("2001:db8::3"))
                .withMessageContaining("too-many-attempts");
        assertThatCode(() -> guessFrom("192.0.2.1")).doesNotThrowAnyException();
    }

    private void inviteFrom(String address) {
        comeFrom(address);
        throttle.count(new AccountId(UUID.randomUUID()), new EmailAddress("ada-" + UUID.randomUUID() + "@example.org"));
    }

    private void guessFrom(String address) {
        comeFrom(address);
        throttle.guard();
    }

    private static void comeFrom(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
