package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the groups at providers have given to accounts. A library that is none stands for the administration. */
@Component
class ProviderGrants {

    private final JdbcClient database;

    ProviderGrants(JdbcClient database) {
        this.database = database;
    }

    Held held(AccountId account, String provider) {
        var libraries = new HashMap<UUID, Grant>();
        var admin = new AtomicReference<@Nullable Grant>();
        database.sql("select library_id, role, overridden from provider_grant where account_id = ? and provider = ?")
                .params(account.value(), provider)
                .query(row -> {
                    var library = row.getObject("library_id", UUID.class);
                    var role = row.getString("role");
                    var grant = new Grant(role == null ? null : Role.valueOf(role), row.getBoolean("overridden"));
                    if (library == null) {
                        admin.set(grant);
                    } else {
                        libraries.put(library, grant);
                    }
                });
        return new Held(admin.get(), libraries);
    }

    void put(AccountId account, String provider, @Nullable LibraryId library, @Nullable Role role) {
        database.sql("""
                        insert into provider_grant (account_id, provider, library_id, role)
                        values (:account, :provider, :library, :role)
                        on conflict on constraint provider_grant_once do update set role = excluded.role""")
                .param("account", account.value())
                .param("provider", provider)
                .param("library", library == null ? null : library.value())
                .param("role", role == null ? null : role.name())
                .update();
    }

    /** From now on a person decides. */
    void override(AccountId account, String provider, @Nullable LibraryId library) {
        database.sql("""
                        update provider_grant set overridden = true
                        where account_id = :account and provider = :provider
                            and library_id is not distinct from :library::uuid""")
                .param("account", account.value())
                .param("provider", provider)
                .param("library", library == null ? null : library.value())
                .update();
    }

    void remove(AccountId account, String provider, @Nullable LibraryId library) {
        database.sql("""
                        delete from provider_grant
                        where account_id = :account and provider = :provider
                            and library_id is not distinct from :library::uuid""")
                .param("account", account.value())
                .param("provider", provider)
                .param("library", library == null ? null : library.value())
                .update();
    }

    /**
     * Something that was given.
     *
     * @param role the role in a library; null for the administration
     * @param overridden whether a person has taken it away or changed it since
     */
    record Grant(@Nullable Role role, boolean overridden) {}

    /**
     * What a provider has given to an account.
     *
     * @param admin the administration of the platform; null when it has not
     * @param libraries what in libraries
     */
    record Held(@Nullable Grant admin, Map<UUID, Grant> libraries) {

        Held {
            libraries = Map.copyOf(libraries);
        }
    }
}
