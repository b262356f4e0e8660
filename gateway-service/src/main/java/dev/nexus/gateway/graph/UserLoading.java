package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.user.ReadRequest;
import dev.nexus.contracts.rpc.user.UserReadsGrpc;
import dev.nexus.gateway.route.Backend;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks user-service all that a level of the graph needs, in one call. */
@Component
class UserLoading implements Loading<UserQuestion> {

    private final RpcCalls calls;

    UserLoading(RpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public Backend backend() {
        return Backend.USER;
    }

    @Override
    public Map<UserQuestion, Reply> load(Collection<UserQuestion> questions, Caller caller) {
        var request = ReadRequest.newBuilder()
                .setAccount(questions.contains(UserQuestion.ACCOUNT))
                .setLibraries(questions.contains(UserQuestion.LIBRARIES))
                .build();
        var response = calls.call(Backend.USER, caller, channel -> UserReadsGrpc.newBlockingStub(channel)
                .read(request));
        Map<UserQuestion, Reply> replies = new EnumMap<>(UserQuestion.class);
        for (var question : questions) {
            replies.put(
                    question,
                    switch (question) {
                        case ACCOUNT -> Reply.of(response.getAccount());
                        case LIBRARIES -> Reply.of(response.getLibrariesList());
                    });
        }
        return replies;
    }
}
