package dev.nexus.notification.preference;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.Unsubscribing;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people say how they want to be told. */
@Component
public class PreferenceKeeping implements Unsubscribing {

    private final Preferences preferences;
    private final ErasedAccounts erased;

    PreferenceKeeping(Preferences preferences, ErasedAccounts erased) {
        this.preferences = preferences;
        this.erased = erased;
    }

    public Preference of(UUID account) {
        return preferences.of(account);
    }

    /**
     * Puts other preferences in the place of what was said before.
     *
     * @param choices of what is not among them the defaults hold
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code validation-failed} for what nobody can have otherwise, {@code precondition-failed}
     */
    @Transactional
    public Preference put(
            UUID account,
            Map<Choice, Boolean> choices,
            @Nullable QuietHours quietHours,
            Digest digest,
            @Nullable String ifMatch) {
        require(choices);
        erased.refuse(account);
        var before = preferences.lock(account);
        ETags.requireMatch(ifMatch, before.version());
        return put(account, before, new Preference(unusual(choices), quietHours, digest, before.version()));
    }

    @Override
    @Transactional
    public void unsubscribe(RecipientId recipient, NotificationKind kind, Channel channel) {
        if (!Defaults.of(kind, channel).allows(false) || erased.contains(recipient.value())) {
            return;
        }
        var before = preferences.lock(recipient.value());
        Map<Choice, Boolean> choices = new HashMap<>(before.choices());
        choices.put(new Choice(kind, channel), false);
        put(
                recipient.value(),
                before,
                new Preference(unusual(choices), before.quietHours(), before.digest(), before.version()));
    }

    private Preference put(UUID account, Preference before, Preference wanted) {
        if (wanted.equals(before)) {
            return before;
        }
        var after = new Preference(wanted.choices(), wanted.quietHours(), wanted.digest(), before.version() + 1);
        preferences.put(account, after);
        return after;
    }

    /** What is as by default is not kept, so that what was read and sent back changes nothing. */
    private static Map<Choice, Boolean> unusual(Map<Choice, Boolean> choices) {
        return choices.entrySet().stream()
                .filter(said -> Defaults.of(said.getKey().kind(), said.getKey().channel())
                                .wanted()
                        != said.getValue())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void require(Map<Choice, Boolean> choices) {
        var impossible = choices.entrySet().stream()
                .filter(said -> !Defaults.of(said.getKey().kind(), said.getKey().channel())
                        .allows(said.getValue()))
                .map(said -> InvalidValue.field(
                        "#/kinds/%s/%s"
                                .formatted(
                                        said.getKey().kind().wireName(),
                                        said.getKey().channel().wireName()),
                        "must be %s for this kind".formatted(!said.getValue())))
                .toList();
        if (!impossible.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "Not everything can be chosen.", impossible);
        }
    }
}
