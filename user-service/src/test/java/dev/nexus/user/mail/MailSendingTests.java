package dev.nexus.user.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.mail.Post;
import dev.nexus.platform.mail.PostSettings;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.PostBox;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.account.LanguageTag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class MailSendingTests {

    private static final MailSettings SETTINGS =
            new MailSettings(URI.create("https://books.example.org"), Map.of(), Duration.ofDays(1));
    private static final String CHANGED = "Your password was changed";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Mails mails;

    @Autowired
    private SealedMails sealing;

    @Autowired
    private EnvironmentKey key;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EmailAddress emma = new EmailAddress("emma-" + UUID.randomUUID() + "@example.org");

    @BeforeEach
    void begin() {
        database.sql("delete from queued_mail").update();
    }

    private MailSending sending(@Nullable String url) {
        return sending(url, clock);
    }

    private MailSending sending(@Nullable String url, Clock clock) {
        return sending(post(url, null), clock);
    }

    private static Post post(@Nullable String url, @Nullable Path directory) {
        return Post.of(new PostSettings(
                url == null ? null : URI.create(url),
                directory,
                "Nexus <no-reply@example.org>",
                Duration.ofSeconds(5)));
    }

    private MailSending sending(Post post, Clock clock) {
        return new MailSending(
                new MailQueue(database, clock),
                sealing,
                new MailWording(SETTINGS, JsonMapper.shared()),
                accounts,
                SETTINGS,
                post,
                meters,
                clock);
    }

    private double count(String outcome) {
        return meters.find("nexus.mails").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private long queued() {
        return database.sql("select count(*) from queued_mail")
                .query(Long.class)
                .single();
    }

    private static String closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "smtp://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void readsWhatWasQueuedBeforeTheMailSaidMore() throws GeneralSecurityException {
        var id = UUID.randomUUID();
        var letter = "{\"to\":\"emma@example.org\",\"mail\":{\"mail\":\"password-changed\"},\"language\":null}";

        var opened = sealing.open(id, key.seal("queued-mail", id.toString(), letter.getBytes(UTF_8)));

        assertThat(opened.mail()).isEqualTo(new Mail.PasswordChanged(0, 0));
    }

    @Test
    void sendsWhatIsQueued() throws MessagingException {
        mails.send(emma, new Mail.PasswordChanged(0, 0));

        sending(PostBox.url()).sendDue();

        var mail = PostBox.await(emma.value(), CHANGED);
        assertThat(mail.getFrom()[0]).hasToString("Nexus <no-reply@example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example.org>");
        assertThat(PostBox.text(mail)).contains("https://books.example.org");
        assertThat(queued()).isZero();
        assertThat(count("sent")).isEqualTo(1);
    }

    @Test
    void speaksTheLanguageOfTheAccountOrTheOneItIsTold() {
        var ada = Client.somebody(port, "Ada");
        ada.client().send("PATCH", "/api/v1/me", Map.of("locale", "de-AT")).is(200);
        mails.send(new EmailAddress(ada.email()), new Mail.PasswordChanged(0, 0));
        mails.send(emma, new Mail.PasswordChanged(0, 0), new LanguageTag("de"));

        sending(PostBox.url()).sendDue();

        PostBox.await(ada.email(), "Ihr Passwort wurde geändert");
        PostBox.await(emma.value(), "Ihr Passwort wurde geändert");
    }

    @Test
    void triesAgainWhileTheServerIsAwayAndTellsNoLogWhomAMailGoesTo(CapturedOutput output) throws IOException {
        mails.send(emma, new Mail.ResetPassword("s3cret-t0ken"));
        var away = sending(closedPort());

        away.sendDue();
        away.sendDue();

        assertThat(count("failed")).isEqualTo(1);
        assertThat(database.sql("select attempts from queued_mail")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(output.getAll())
                .contains("a mail could not be sent")
                .doesNotContain(emma.value())
                .doesNotContain("s3cret-t0ken");
        sending(PostBox.url(), Clock.offset(clock, Duration.ofSeconds(16))).sendDue();
        PostBox.await(emma.value(), "Choose a new password");
        assertThat(queued()).isZero();
    }

    @Test
    void givesUpAfterADay() throws IOException {
        mails.send(emma, new Mail.PasswordChanged(0, 0));

        sending(closedPort(), Clock.offset(clock, Duration.ofHours(25))).sendDue();

        assertThat(queued()).isZero();
        assertThat(count("given-up")).isEqualTo(1);
    }

    @Test
    void triesEverMoreSlowly() throws IOException {
        mails.send(emma, new Mail.PasswordChanged(0, 0));
        var url = closedPort();

        for (var hour = 0; hour < 24; hour++) {
            for (var minute = 0; minute < 60; minute += 5) {
                sending(url, Clock.offset(clock, Duration.ofMinutes(hour * 60L + minute)))
                        .sendDue();
            }
        }

        assertThat(count("failed")).isBetween(20.0, 40.0);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void isSharedByManyInstancesWithoutSendingTwice() throws Exception {
        IntStream.range(0, 40).forEach(_ -> mails.send(emma, new Mail.PasswordChanged(0, 0)));
        var instances = Stream.generate(() -> sending(PostBox.url()))
                .limit(4)
                .<Callable<Boolean>>map(instance -> () -> {
                    instance.sendDue();
                    return true;
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(instances);
        }

        assertThat(PostBox.mailsTo(emma.value())).hasSize(40);
        assertThat(queued()).isZero();
    }

    @Test
    void leavesWhatItCannotReadToANewerInstance() {
        database.sql("""
                        insert into queued_mail (id, kind, sealed, queued_at, next_try_at)
                        values (gen_random_uuid(), 'newer', decode(repeat('00', 40), 'hex'), now(), now())""").update();

        sending(PostBox.url()).sendDue();

        assertThat(queued()).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void dropsMailsWhereThereIsNoServerAndSaysSoOnce(CapturedOutput output) {
        mails.send(emma, new Mail.ResetPassword("s3cret-t0ken"));

        var serverless = sending(null);
        var begun = output.getAll().length();
        serverless.sendDue();
        serverless.sendDue();

        assertThat(queued()).isZero();
        assertThat(count("dropped")).isEqualTo(1);
        assertThat(output.getAll().substring(0, begun)).contains("names no mail server");
        assertThat(output.getAll().substring(begun)).doesNotContain("names no mail server");
        assertThat(output.getAll()).doesNotContain(emma.value()).doesNotContain("s3cret-t0ken");
    }

    @Test
    void writesFilesWhereThereIsNoServer(@TempDir Path home) throws Exception {
        var directory = home.resolve("mail");
        mails.send(emma, new Mail.ResetPassword("s3cret-t0ken"));
        mails.send(new EmailAddress("anne@bücher.example"), new Mail.PasswordChanged(0, 0), new LanguageTag("de"));

        sending(post(null, directory), clock).sendDue();

        assertThat(queued()).isZero();
        assertThat(count("sent")).isEqualTo(2);
        try (var files = Files.list(directory)) {
            var mails = files.sorted().toList();
            assertThat(mails)
                    .hasSize(2)
                    .allMatch(file -> file.getFileName().toString().endsWith(".eml"));
            assertThat(Files.getPosixFilePermissions(mails.getFirst()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var reset = read(mails.getFirst());
            assertThat(reset.getRecipients(RecipientType.TO)[0]).hasToString(emma.value());
            assertThat(reset.getSubject()).isEqualTo("Choose a new password");
            assertThat(PostBox.text(reset)).contains("https://books.example.org/reset-password#s3cret-t0ken");
            assertThat(read(mails.getLast()).getSubject()).isEqualTo("Ihr Passwort wurde geändert");
        }
    }

    @Test
    void triesAgainWhileTheDirectoryIsFull(@TempDir Path home) throws Exception {
        var directory = home.resolve("mail");
        mails.send(emma, new Mail.PasswordChanged(0, 0));
        var sending = sending(post(null, directory), clock);
        Files.delete(directory);

        sending.sendDue();

        assertThat(queued()).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void removesTheFilesOfWhoeverGoes(@TempDir Path directory) throws Exception {
        var ada = Client.somebody(port, "Ada");
        mails.send(new EmailAddress(ada.email()), new Mail.PasswordChanged(0, 0));
        mails.send(emma, new Mail.PasswordChanged(0, 0));
        Files.writeString(directory.resolve("note.txt"), "To: " + ada.email());
        sending(post(null, directory), clock).sendDue();

        new MailsOfAnAccount(database, sealing, post(null, directory)).erase(ada.id());

        try (var files = Files.list(directory)) {
            var left = files.filter(file -> file.toString().endsWith(".eml")).toList();
            assertThat(left).hasSize(1);
            assertThat(read(left.getFirst()).getRecipients(RecipientType.TO)[0]).hasToString(emma.value());
        }
    }

    private static MimeMessage read(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    @Test
    void keepsNeitherAddressNorSecretInTheDatabase() {
        mails.send(emma, new Mail.ResetPassword("s3cret-t0ken"));

        assertThat(database.sql("select encode(sealed, 'escape') from queued_mail")
                        .query(String.class)
                        .single())
                .doesNotContain("s3cret-t0ken", "example.org");
    }
}
