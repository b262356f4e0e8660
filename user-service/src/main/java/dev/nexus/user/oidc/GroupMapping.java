package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.ManagedMemberships;
import dev.nexus.user.library.Role;
import dev.nexus.user.oidc.ProviderGrants.Grant;
import dev.nexus.user.token.AccountRevoking;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the groups at a provider decide what an account may do here. It takes away only what it has given, leaves alone what a
 * person has given or has changed since, and does not give again what a person has taken away.
 */
@Component
class GroupMapping {

    private final ProviderGrants grants;
    private final Accounts accounts;
    private final AccountLock lock;
    private final ManagedMemberships memberships;
    private final AccountRevoking tokens;
    private final AuditLog audit;
    private final Clock clock;

    GroupMapping(
            ProviderGrants grants,
            Accounts accounts,
            AccountLock lock,
            ManagedMemberships memberships,
            AccountRevoking tokens,
            AuditLog audit,
            Clock clock) {
        this.grants = grants;
        this.accounts = accounts;
        this.lock = lock;
        this.memberships = memberships;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives and takes what the groups say. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(AccountId account, OpenIdProvider provider, Set<String> groups) {
        var settings = provider.settings();
        Map<UUID, Role> wanted = settings.libraryGroups().stream()
                .filter(rule -> groups.contains(rule.group()))
                .collect(Collectors.toMap(
                        LibraryGroup::library, LibraryGroup::role, GroupMapping::higher, TreeMap::new));
        map(account, provider.name(), !Collections.disjoint(settings.adminGroups(), groups), wanted);
    }

    /** Takes all that a provider's groups have given: nobody asks the provider any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(AccountId account, String provider) {
        map(account, provider, false, Map.of());
    }

    private void map(AccountId account, String provider, boolean admin, Map<UUID, Role> libraries) {
        if (!admin && grants.held(account, provider).admin() != null) {
            // Before the account: whoever changes administrators holds all of them first.
            accounts.lockAdmins();
        }
        lock.hold(account);
        var held = grants.held(account, provider);
        mapAdmin(account, provider, held.admin(), admin);
        mapLibraries(account, provider, held.libraries(), libraries);
    }

    private void mapAdmin(AccountId id, String provider, @Nullable Grant held, boolean wanted) {
        if (held != null && held.overridden()) {
            return;
        }
        var account = accounts.find(id).orElseThrow();
        if (held != null && !account.isAdmin()) {
            // Taken away by a person.
            grants.override(id, provider, null);
        } else if (wanted && !account.isAdmin()) {
            account.setAdmin(true);
            accounts.saveAndFlush(account);
            grants.put(id, provider, null, null);
            audit.record(id, AuditedAction.ADMIN_GRANTED, Map.of("provider", provider));
        } else if (!wanted && held != null && isAnotherAdmin(id)) {
            account.setAdmin(false);
            accounts.saveAndFlush(account);
            grants.remove(id, provider, null);
            audit.record(id, AuditedAction.ADMIN_REVOKED, Map.of("provider", provider));
            // Those that are out there still say otherwise.
            tokens.revoke(id, clock.instant());
        }
    }

    /** Somebody always administers the platform. */
    private boolean isAnotherAdmin(AccountId than) {
        return accounts.lockAdmins().stream().anyMatch(admin -> !admin.id().equals(than));
    }

    private void mapLibraries(AccountId account, String provider, Map<UUID, Grant> held, Map<UUID, Role> wanted) {
        // In the order of identifiers, so that two who hold the same libraries never wait for each other in a circle.
        var libraries = new TreeSet<>(held.keySet());
        libraries.addAll(wanted.keySet());
        for (var library : libraries) {
            mapLibrary(account, provider, new LibraryId(library), held.get(library), wanted.get(library));
        }
    }

    private void mapLibrary(
            AccountId account, String provider, LibraryId library, @Nullable Grant held, @Nullable Role wanted) {
        if (held != null && held.overridden()) {
            return;
        }
        var given = held == null ? null : held.role();
        var present = memberships.roleOf(library, account).orElse(null);
        if (present != given) {
            // Given, changed or taken away by a person.
            grants.override(account, provider, library);
        } else if (wanted != null && wanted != given && memberships.grant(library, account, wanted)) {
            grants.put(account, provider, library, wanted);
        } else if (wanted == null && memberships.revoke(library, account)) {
            grants.remove(account, provider, library);
        }
    }

    private static Role higher(Role one, Role other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
