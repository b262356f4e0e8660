package dev.nexus.standalone.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The variables that each service is started with: the caller's own, without the launcher's, and what the service needs. */
final class ServiceEnvironment {

    /** The launcher's own settings and the administrator's access: no service has any business with them. */
    private static final Set<String> NOT_FOR_SERVICES = Set.of(
            "NEXUS_AMQP_URL",
            "NEXUS_CHECKOUT",
            "NEXUS_DATABASE_PASSWORD",
            "NEXUS_DATABASE_URL",
            "NEXUS_DATABASE_USER",
            "NEXUS_JAVA_OPTIONS",
            "NEXUS_PORT",
            "NEXUS_PORT_BASE",
            "NEXUS_SECRET_KEY",
            "NEXUS_SECRET_KEY_PREVIOUS");

    private final Installation installation;
    private final Secrets secrets;
    private final Database database;
    private final MessageBroker broker;

    ServiceEnvironment(Installation installation, Secrets secrets, Database database, MessageBroker broker) {
        this.installation = installation;
        this.secrets = secrets;
        this.database = database;
        this.broker = broker;
    }

    Map<String, String> of(AppService service) {
        var ports = installation.ports();
        var variables = new HashMap<>(installation.environment());
        variables.keySet().removeAll(NOT_FOR_SERVICES);
        variables.put("SERVER_ADDRESS", address(service));
        variables.put("SERVER_PORT", Integer.toString(ports.http(service)));
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service)));
        variables.put("NEXUS_JWKS_URL", url(AppService.USER) + "/.well-known/jwks.json");
        variables.putIfAbsent("NEXUS_LOG_FORMAT", ""); // plain lines: people read these logs
        service.schema().ifPresent(schema -> {
            variables.put("SPRING_GRPC_SERVER_ADDRESS", "127.0.0.1");
            variables.put("SPRING_GRPC_SERVER_PORT", Integer.toString(ports.rpc(service)));
            variables.put("NEXUS_DATABASE_URL", database.admin().url());
            variables.put("NEXUS_DATABASE_USER", schema.role());
            variables.put("NEXUS_DATABASE_PASSWORD", secrets.databasePasswords().get(schema));
            variables.put("NEXUS_AMQP_URL", broker.url().toString());
        });
        switch (service) {
            case USER -> {
                variables.putAll(secretKeys());
                putMailDirectory(variables);
                variables.putAll(dataHolders());
            }
            case CATALOG -> {
                variables.putIfAbsent("NEXUS_MEDIA_DIR", installation.media().toString());
                variables.putIfAbsent(
                        "NEXUS_SEARCH_INDEX",
                        installation.home().resolve("search").toString());
            }
            case GATEWAY -> {
                variables.put("NEXUS_USER_URL", url(AppService.USER));
                variables.putAll(dataHolders());
                variables.put("NEXUS_USER_MANAGEMENT_URL", managementUrl(AppService.USER));
                variables.put("NEXUS_CATALOG_MANAGEMENT_URL", managementUrl(AppService.CATALOG));
                variables.put("NEXUS_PLAYBACK_MANAGEMENT_URL", managementUrl(AppService.PLAYBACK));
                variables.put("NEXUS_NOTIFICATION_MANAGEMENT_URL", managementUrl(AppService.NOTIFICATION));
                variables.put("NEXUS_USER_RPC", rpc(AppService.USER));
                variables.put("NEXUS_CATALOG_RPC", rpc(AppService.CATALOG));
                variables.put("NEXUS_PLAYBACK_RPC", rpc(AppService.PLAYBACK));
                variables.put("NEXUS_NOTIFICATION_RPC", rpc(AppService.NOTIFICATION));
            }
            case NOTIFICATION -> {
                variables.putAll(secretKeys());
                putMailDirectory(variables);
            }
            case PLAYBACK -> {}
        }
        return variables;
    }

    /** Where mails are written when there is no mail server. */
    private void putMailDirectory(Map<String, String> variables) {
        variables.putIfAbsent(
                "NEXUS_MAIL_DIRECTORY", installation.home().resolve("mail").toString());
    }

    /** What opens the secrets that a service keeps: each has only its own in its schema. */
    private Map<String, String> secretKeys() {
        return Map.of(
                "NEXUS_SECRET_KEY", installation.setting("NEXUS_SECRET_KEY", secrets.secretKey()),
                "NEXUS_SECRET_KEY_PREVIOUS", installation.setting("NEXUS_SECRET_KEY_PREVIOUS", ""));
    }

    /** The services besides user-service that hold data about people. */
    private Map<String, String> dataHolders() {
        return Map.of(
                "NEXUS_CATALOG_URL", url(AppService.CATALOG),
                "NEXUS_PLAYBACK_URL", url(AppService.PLAYBACK),
                "NEXUS_NOTIFICATION_URL", url(AppService.NOTIFICATION));
    }

    /** Only the gateway may be opened to the network. */
    private String address(AppService service) {
        return service == AppService.GATEWAY ? installation.setting("NEXUS_ADDRESS", "127.0.0.1") : "127.0.0.1";
    }

    private String url(AppService service) {
        return "http://127.0.0.1:" + installation.ports().http(service);
    }

    private String rpc(AppService service) {
        return "127.0.0.1:" + installation.ports().rpc(service);
    }

    private String managementUrl(AppService service) {
        return "http://127.0.0.1:" + installation.ports().management(service);
    }
}
