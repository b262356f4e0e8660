package dev.nexus.standalone.launch;

/** What a started Nexus says: where it is and what to try next. */
final class Greeting {

    private final Installation installation;
    private final Suite suite;
    private final Console console;

    Greeting(Installation installation, Suite suite, Console console) {
        this.installation = installation;
        this.suite = suite;
        this.console = console;
    }

    void print() {
        var url = installation.url();
        console.say("");
        console.say("Nexus is ready at %s after %s".formatted(url, Console.seconds(console.sinceStart())));
        console.say("");
        console.say("  ./nexus demo      imports two audiobooks and listens to one on two devices");
        console.say("  ./nexus status    shows the processes; ./nexus logs -f follows what they log");
        console.say("  ./nexus down      stops everything, as Ctrl-C does here");
        console.say("");
        console.say("  The first account becomes the administrator and owns the first library:");
        console.say("  curl %s/api/v1/accounts -H 'Content-Type: application/json' \\".formatted(url));
        console.say(
                "    -d '{\"email\": \"you@example.org\", \"password\": \"correct horse battery\", \"displayName\": \"You\"}'");
        console.say("");
        console.say("  PostgreSQL  %s"
                .formatted(suite.database().admin().url() + (suite.database().given() ? "" : " (embedded)")));
        console.say("  AMQP        %s".formatted(suite.broker().address() + embeddedBroker()));
        console.say("");
    }

    private String embeddedBroker() {
        return suite.broker().given() ? "" : " (embedded broker: fine for one machine; RabbitMQ for production)";
    }
}
