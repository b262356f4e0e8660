package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
        var libraries = new HashMap<UUID, Role>();
        var admin = new boolean[1];
        database.sql("select library_id, role from provider_grant where account_id = ? and provider = ?")
                .params(account.value(), provider)
                .query(row -> {
                    var library = row.getObject("library_id", UUID.class);
                    if (library == null) {
                        admin[0] = true;
                    } else {
                        libraries.put(library, Role.valueOf(row.getString("role")));
                    }
                });
        return new Held(admin[0], libraries);
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
     * What a provider has given to an account.
     *
     * @param admin whether the administration of the platform
     * @param libraries the roles in libraries
     */
    record Held(boolean admin, Map<UUID, Role> libraries) {

        Held {
            libraries = Map.copyOf(libraries);
        }
    }
}
