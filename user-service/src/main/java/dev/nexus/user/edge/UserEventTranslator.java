package dev.nexus.user.edge;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.user.account.AccountEvent;
import dev.nexus.user.account.AccountEvent.AccountDisabled;
import dev.nexus.user.account.AccountEvent.AccountEnabled;
import dev.nexus.user.account.AccountEvent.AccountRegistered;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.AccountEvent.PasswordChanged;
import dev.nexus.user.account.LanguageTag;
import dev.nexus.user.account.TimeZoneName;
import dev.nexus.user.apikey.ApiKeyEvent;
import dev.nexus.user.apikey.ApiKeyEvent.ApiKeyCreated;
import dev.nexus.user.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.nexus.user.apikey.Scope;
import dev.nexus.user.erasure.ErasureEvent;
import dev.nexus.user.erasure.ErasureEvent.AccountDeleted;
import dev.nexus.user.erasure.ErasureEvent.DeletionRepeated;
import dev.nexus.user.invitation.InvitationEvent;
import dev.nexus.user.invitation.InvitationEvent.InvitationAccepted;
import dev.nexus.user.invitation.InvitationEvent.InvitationCreated;
import dev.nexus.user.invitation.InvitationEvent.InvitationRevoked;
import dev.nexus.user.invitation.InvitationId;
import dev.nexus.user.library.LibraryEvent;
import dev.nexus.user.library.LibraryEvent.LibraryCreated;
import dev.nexus.user.library.LibraryEvent.LibraryDeleted;
import dev.nexus.user.library.LibraryEvent.LibraryRenamed;
import dev.nexus.user.library.LibraryEvent.MembershipGranted;
import dev.nexus.user.library.LibraryEvent.MembershipRevoked;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import dev.nexus.user.secondfactor.SecondFactorEvent;
import dev.nexus.user.secondfactor.SecondFactorEvent.SecondFactorChanged;
import dev.nexus.user.token.SessionEvent;
import dev.nexus.user.token.SessionEvent.SessionCompromised;
import dev.nexus.user.token.SessionEvent.SessionEnded;
import dev.nexus.user.token.SessionEvent.SessionStarted;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says to the other services what happened here, in the transaction in which it happened. */
@Component
class UserEventTranslator {

    private static final String CONTEXT = "user";

    private final Outbox outbox;

    UserEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void tell(AccountEvent event) {
        append(fact(event));
    }

    static Outbox.Fact fact(AccountEvent event) {
        var account = event.accountId().value();
        var aggregate = AggregateRef.of(CONTEXT, "accounts", account);
        return switch (event) {
            case AccountRegistered registered ->
                new Outbox.Fact(
                        aggregate,
                        new UserEvent.AccountRegistered(
                                account,
                                registered.email().value(),
                                registered.displayName().value(),
                                text(registered.language(), LanguageTag::value),
                                registered.at()));
            case AccountUpdated updated ->
                new Outbox.Fact(
                        aggregate,
                        new UserEvent.AccountUpdated(
                                account,
                                updated.email().value(),
                                updated.emailVerified(),
                                updated.displayName().value(),
                                text(updated.language(), LanguageTag::value),
                                text(updated.timeZone(), TimeZoneName::value),
                                updated.at()));
            case AccountDisabled disabled ->
                new Outbox.Fact(aggregate, new UserEvent.AccountDisabled(account, disabled.at()));
            case AccountEnabled enabled ->
                new Outbox.Fact(aggregate, new UserEvent.AccountEnabled(account, enabled.at()));
            case PasswordChanged changed ->
                new Outbox.Fact(aggregate, new UserEvent.AccountPasswordChanged(account, changed.at()));
        };
    }

    @EventListener
    void tell(LibraryEvent event) {
        append(fact(event));
    }

    static Outbox.Fact fact(LibraryEvent event) {
        return switch (event) {
            case LibraryCreated created ->
                new Outbox.Fact(
                        library(created.libraryId()),
                        new UserEvent.LibraryCreated(
                                created.libraryId().value(),
                                created.name().value(),
                                created.owner().value(),
                                created.at()));
            case LibraryRenamed renamed ->
                new Outbox.Fact(
                        library(renamed.libraryId()),
                        new UserEvent.LibraryRenamed(
                                renamed.libraryId().value(), renamed.name().value(), renamed.at()));
            case LibraryDeleted deleted ->
                new Outbox.Fact(
                        library(deleted.libraryId()),
                        new UserEvent.LibraryDeleted(deleted.libraryId().value(), deleted.at()));
            case MembershipGranted granted ->
                new Outbox.Fact(
                        membership(granted.membershipId(), granted.libraryId()),
                        new UserEvent.MembershipGranted(
                                granted.membershipId(),
                                granted.libraryId().value(),
                                granted.account().value(),
                                role(granted.role()),
                                granted.at()));
            case MembershipRevoked revoked ->
                new Outbox.Fact(
                        membership(revoked.membershipId(), revoked.libraryId()),
                        new UserEvent.MembershipRevoked(
                                revoked.membershipId(),
                                revoked.libraryId().value(),
                                revoked.account().value(),
                                revoked.at()));
        };
    }

    private void append(Outbox.Fact fact) {
        outbox.append(fact.aggregate(), fact.event());
    }

    @EventListener
    void tell(InvitationEvent event) {
        switch (event) {
            case InvitationCreated created ->
                outbox.append(
                        invitation(created.invitationId(), created.libraryId()),
                        new UserEvent.InvitationCreated(
                                created.invitationId().value(),
                                created.libraryId().value(),
                                role(created.role()),
                                created.email() == null ? null : created.email().value(),
                                created.invitedBy().value(),
                                created.expiresAt(),
                                created.at()));
            case InvitationAccepted accepted ->
                outbox.append(
                        invitation(accepted.invitationId(), accepted.libraryId()),
                        new UserEvent.InvitationAccepted(
                                accepted.invitationId().value(),
                                accepted.libraryId().value(),
                                accepted.account().value(),
                                accepted.at()));
            case InvitationRevoked revoked ->
                outbox.append(
                        invitation(revoked.invitationId(), revoked.libraryId()),
                        new UserEvent.InvitationRevoked(
                                revoked.invitationId().value(),
                                revoked.libraryId().value(),
                                revoked.at()));
        }
    }

    @EventListener
    void tell(ErasureEvent event) {
        switch (event) {
            case AccountDeleted deleted ->
                outbox.append(
                        AggregateRef.of(CONTEXT, "accounts", deleted.accountId().value()),
                        new UserEvent.AccountDeleted(deleted.accountId().value(), deleted.at()));
            // The account's own events have ended, and the count of them is forgotten with it.
            case DeletionRepeated repeated ->
                outbox.append(
                        AggregateRef.of(CONTEXT, "erasures", repeated.erasureId()),
                        new UserEvent.AccountDeleted(repeated.accountId().value(), repeated.at()));
        }
    }

    @EventListener
    void tell(SessionEvent event) {
        var session = event.sessionId().value();
        var aggregate = AggregateRef.of(CONTEXT, "sessions", session);
        switch (event) {
            case SessionStarted started ->
                outbox.append(
                        aggregate,
                        new UserEvent.SessionStarted(
                                session,
                                started.accountId().value(),
                                started.device().name(),
                                started.newDevice(),
                                started.at()));
            case SessionEnded ended ->
                outbox.append(
                        aggregate,
                        new UserEvent.SessionEnded(
                                session,
                                ended.accountId().value(),
                                ended.reason().word(),
                                ended.at()));
            case SessionCompromised compromised ->
                outbox.append(
                        aggregate,
                        new UserEvent.SessionCompromised(
                                session,
                                compromised.accountId().value(),
                                compromised.device().name(),
                                compromised.at()));
        }
    }

    @EventListener
    void tell(ApiKeyEvent event) {
        switch (event) {
            case ApiKeyCreated created ->
                outbox.append(
                        AggregateRef.of(CONTEXT, "api-keys", created.apiKeyId().value()),
                        new UserEvent.ApiKeyCreated(
                                created.apiKeyId().value(),
                                created.accountId().value(),
                                created.name(),
                                created.scopes().stream().map(Scope::value).toList(),
                                created.expiresAt(),
                                created.at()));
            case ApiKeyRevoked revoked ->
                outbox.append(
                        AggregateRef.of(CONTEXT, "api-keys", revoked.apiKeyId().value()),
                        new UserEvent.ApiKeyRevoked(
                                revoked.apiKeyId().value(), revoked.accountId().value(), revoked.at()));
        }
    }

    @EventListener
    void tell(SecondFactorEvent event) {
        switch (event) {
            case SecondFactorChanged changed ->
                outbox.append(
                        AggregateRef.of(CONTEXT, "accounts", changed.accountId().value()),
                        new UserEvent.AccountSecondFactorChanged(
                                changed.accountId().value(), changed.enabled(), changed.at()));
        }
    }

    private static AggregateRef library(LibraryId id) {
        return AggregateRef.of(CONTEXT, "libraries", id.value()).inLibrary(id.value());
    }

    private static AggregateRef membership(UUID id, LibraryId library) {
        return AggregateRef.of(CONTEXT, "memberships", id).inLibrary(library.value());
    }

    private static AggregateRef invitation(InvitationId id, LibraryId library) {
        return AggregateRef.of(CONTEXT, "invitations", id.value()).inLibrary(library.value());
    }

    private static LibraryRole role(Role role) {
        return switch (role) {
            case OWNER -> LibraryRole.OWNER;
            case CURATOR -> LibraryRole.CURATOR;
            case LISTENER -> LibraryRole.LISTENER;
        };
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }
}
