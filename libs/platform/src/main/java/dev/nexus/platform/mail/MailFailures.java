package dev.nexus.platform.mail;

import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a mail server means by not taking a mail. */
public final class MailFailures {

    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    private MailFailures() {}

    /** Whether the server knows the address and will never take mail for it. */
    public static boolean isForUnknownAddress(MailException failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SendFailedException sending
                        && sending.getInvalidAddresses() != null
                        && sending.getInvalidAddresses().length > 0);
    }

    /** The server's reply to the mail (RFC 5321, section 4.2): 400 to 599; empty when it replied to no mail. */
    public static OptionalInt reply(MailException failure) {
        return causes(failure)
                .mapToInt(cause -> switch (cause) {
                    case SMTPAddressFailedException refused -> refused.getReturnCode();
                    case SMTPSenderFailedException refused -> refused.getReturnCode();
                    case SMTPSendFailedException refused -> refused.getReturnCode();
                    default -> 0;
                })
                .filter(reply -> reply >= 400 && reply < 600)
                .findFirst();
    }

    /**
     * Whether the same mail will be answered the same whenever it comes: 5yz (RFC 5321, section 4.2.1), but for those that are about
     * how the service signs in (RFC 4954), which its operator may put right.
     */
    public static boolean isForEver(int reply) {
        return reply >= 500 && !SIGN_IN.contains(reply);
    }

    /** The causes are not the exception's own: it has those of each mail, and there is one mail. */
    private static Stream<Throwable> causes(MailException failure) {
        return failure instanceof MailSendException failed
                ? failed.getFailedMessages().values().stream()
                        .flatMap(cause -> Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause))
                : Stream.empty();
    }
}
