package dev.nexus.user.rpc;

import dev.nexus.contracts.rpc.user.Account;
import dev.nexus.contracts.rpc.user.Library;
import dev.nexus.contracts.rpc.user.ReadRequest;
import dev.nexus.contracts.rpc.user.ReadResponse;
import dev.nexus.contracts.rpc.user.UserReadsGrpc.UserReadsImplBase;
import dev.nexus.platform.rpc.RpcCaller;
import dev.nexus.platform.rpc.RpcTimes;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.AccountView;
import dev.nexus.user.library.JoinedLibrary;
import dev.nexus.user.library.LibraryReading;
import io.grpc.stub.StreamObserver;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Answers what a level of a graph asks of user-service: the use cases of the controllers. */
@Component
class UserRpc extends UserReadsImplBase {

    private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, null);

    private final AccountReading accounts;
    private final LibraryReading libraries;

    UserRpc(AccountReading accounts, LibraryReading libraries) {
        this.accounts = accounts;
        this.libraries = libraries;
    }

    @Override
    public void read(ReadRequest asked, StreamObserver<ReadResponse> answer) {
        var caller = new AccountId(RpcCaller.current().accountId());
        var response = ReadResponse.newBuilder();
        if (asked.getAccount()) {
            response.setAccount(account(AccountView.of(accounts.own(caller))));
        }
        if (asked.getLibraries()) {
            libraries.joined(caller, ALL).items().forEach(joined -> response.addLibraries(library(joined)));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private static Account account(AccountView view) {
        var account = Account.newBuilder()
                .setId(view.id().toString())
                .setEmail(view.email())
                .setEmailVerified(view.emailVerified())
                .setDisplayName(view.displayName())
                .setAdmin(view.admin())
                .setRegisteredAt(RpcTimes.of(view.registeredAt()));
        var locale = view.locale();
        if (locale != null) {
            account.setLocale(locale);
        }
        var zone = view.timeZone();
        if (zone != null) {
            account.setTimeZone(zone);
        }
        return account.build();
    }

    private static Library library(JoinedLibrary joined) {
        var library = joined.library();
        return Library.newBuilder()
                .setId(library.id().value().toString())
                .setName(library.name().value())
                .setRole(joined.role().name().toLowerCase(Locale.ROOT))
                .setCreatedAt(RpcTimes.of(library.createdAt()))
                .build();
    }
}
