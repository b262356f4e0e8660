package dev.nexus.user.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.contracts.rpc.user.ReadRequest;
import dev.nexus.contracts.rpc.user.UserReadsGrpc;
import dev.nexus.platform.test.RpcConnection;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** Who the caller is, over gRPC, by the tokens that this service signs itself. */
@ServiceTest
class UserRpcTests {

    private static final ReadRequest ALL =
            ReadRequest.newBuilder().setAccount(true).setLibraries(true).build();

    @LocalServerPort
    private int port;

    @Autowired
    private GrpcServerLifecycle server;

    @Test
    void tellsWhoTheCallerIsAndWhereAMember() {
        var emma = Client.somebody(port, "Emma");
        emma.client().post("/api/v1/libraries", Map.of("name", "Home")).is(201);

        try (var connection = new RpcConnection(server.getPort())) {
            var answer = UserReadsGrpc.newBlockingStub(
                            connection.as("Bearer " + emma.tokens().field("accessToken")))
                    .read(ALL);

            assertThat(answer.getAccount().getEmail()).isEqualTo(emma.email());
            assertThat(answer.getLibrariesList()).anySatisfy(library -> {
                assertThat(library.getName()).isEqualTo("Home");
                assertThat(library.getRole()).isEqualTo("owner");
            });
        }
    }

    @Test
    void forgetsASessionThatEnded() {
        var emma = Client.somebody(port, "Emma");
        emma.client().delete("/api/v1/sessions/current").is(204);

        try (var connection = new RpcConnection(server.getPort())) {
            var reads = UserReadsGrpc.newBlockingStub(
                    connection.as("Bearer " + emma.tokens().field("accessToken")));

            Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> reads.read(ALL))
                    .hasMessageContaining("revoked"));
        }
    }
}
