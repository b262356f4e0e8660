package dev.nexus.e2e;

import dev.nexus.e2e.AccessMatrix.Caller;
import dev.nexus.e2e.AccessMatrix.Operation;
import dev.nexus.e2e.Api.Answer;
import dev.nexus.e2e.Api.Upload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request for each operation that is right in all but who asks. What an operation destroys is made anew where it may be
 * destroyed; who may not asks for what is there for all.
 */
final class AccessSamples {

    /** What another server says of somebody who never listened. */
    private static final byte[] SESSIONS = "{\"sessions\": []}".getBytes(StandardCharsets.UTF_8);

    /** One request in the making. The path is that of the document; the sample says what stands for its variables. */
    static final class Sample {

        private final AccessWorld world;
        private final Operation operation;
        private final boolean allowed;
        private final Map<String, Object> variables = new LinkedHashMap<>();
        private @Nullable Object body;
        private List<Upload> files = List.of();
        private @Nullable Path picture;
        private String query = "";
        private List<String> headers = List.of();
        private byte[] bytes = new byte[1];
        private Api as;

        Sample(AccessWorld world, Operation operation, Caller caller, boolean allowed) {
            this.world = world;
            this.operation = operation;
            this.allowed = allowed;
            this.as = world.api(caller, operation.service());
        }

        Answer send() {
            String path = operation.path();
            for (var variable : variables.entrySet()) {
                path = path.replace(
                        "{" + variable.getKey() + "}", variable.getValue().toString());
            }
            if (!headers.isEmpty()) {
                return as.send(operation.method(), path, bytes, headers);
            }
            if (picture != null) {
                return as.put(path, "image/jpeg", picture);
            }
            return files.isEmpty() ? as.send(operation.method(), path + query, body) : as.upload(path, files);
        }

        /** As a client of tus. */
        private Sample resumable(String... others) {
            headers = Stream.concat(Stream.of("Tus-Resumable", "1.0.0"), Stream.of(others))
                    .toList();
            return this;
        }

        /** As a page with a form. */
        private Sample submitting(String form) {
            headers = List.of("Content-Type", "application/x-www-form-urlencoded");
            bytes = form.getBytes(StandardCharsets.US_ASCII);
            return this;
        }

        private Sample at(String variable, Object value) {
            variables.put(variable, value);
            return this;
        }

        private Sample with(Object json) {
            body = json;
            return this;
        }

        private Sample uploading(List<Upload> form) {
            files = form;
            return this;
        }

        private Sample showing(Path file) {
            picture = file;
            return this;
        }

        private Sample where(String text) {
            query = "?" + text;
            return this;
        }

        private Sample as(Person person) {
            as = person.api();
            return this;
        }

        private UUID library() {
            return allowed ? world.freshLibrary() : world.library();
        }

        /** Somebody who need not be there any longer, in the place of a caller who may do it. */
        private Sample asSomebodyNew() {
            return allowed ? as(Person.registers(world.nexus())) : this;
        }

        private UUID ofOwner(String path, @Nullable Object request) {
            return Household.id(world.owner().api().send("POST", path, request).json());
        }
    }

    private static final Map<String, Object> PASSWORD = Map.of("password", Household.PASSWORD);
    private static final String NO_PROVIDER = "nobody";
    private static final Map<String, Object> AUTHORIZATION = Map.of(
            "redirectUri", "http://localhost/app", "codeChallenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    private static final Map<String, Object> FINISH =
            Map.of("code", "none", "codeVerifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final String NO_TOKEN = "bm9ib2R5IGhhcyB0aGlzIHRva2VuLCBub3QgZXZlbiB3ZQ";

    private final Map<String, Consumer<Sample>> samples = new TreeMap<>();

    AccessSamples() {
        everybodys();
        callersOwn();
        machinesNever();
        onePersons();
        members();
        owners();
        administrators();
        operators();
    }

    boolean has(Operation operation) {
        return samples.containsKey(operation.id());
    }

    Sample of(AccessWorld world, Operation operation, Caller caller, boolean allowed) {
        Sample sample = new Sample(world, operation, caller, allowed);
        samples.getOrDefault(operation.id(), nothing -> {}).accept(sample);
        return sample;
    }

    private void add(String operation, Consumer<Sample> sample) {
        if (samples.put(operation, sample) != null) {
            throw new IllegalStateException("there are two samples of " + operation);
        }
    }

    private void plain(String... operations) {
        for (String operation : operations) {
            add(operation, sample -> {});
        }
    }

    private void everybodys() {
        plain("serverServer", "statusStatus", "keySetKeys");
        add(
                "registrationRegister",
                sample -> sample.with(Map.of(
                        "email",
                        "new-%s@example.org".formatted(UUID.randomUUID()),
                        "password",
                        Household.PASSWORD,
                        "displayName",
                        "New")));
        add(
                "signInSignIn",
                sample -> sample.with(Map.of(
                        "email",
                        sample.world.owner().email(),
                        "password",
                        Household.PASSWORD,
                        "device",
                        Map.of("name", "a test"))));
        add(
                "sessionRefresh",
                sample -> sample.with(Map.of(
                        "refreshToken",
                        sample.world
                                .owner()
                                .signsInAgain(sample.world.nexus())
                                .session()
                                .json()
                                .get("refreshToken")
                                .asString())));
        plain("providerSignInProviders");
        add("providerSignInBegin", sample -> sample.at("provider", NO_PROVIDER).with(AUTHORIZATION));
        add("providerSignInReceive", sample -> sample.at("provider", NO_PROVIDER)
                .where("state=" + NO_TOKEN + "&code=none"));
        add("providerSignInFinish", sample -> sample.with(FINISH));
        add("passwordResetRequest", sample -> sample.with(Map.of("email", "nobody@example.org")));
        add("passwordResetChoose", sample -> sample.at("token", NO_TOKEN).with(PASSWORD));
        add("emailVerificationVerify", sample -> sample.at("token", NO_TOKEN));
        add("unsubscribeAsk", sample -> sample.at("token", NO_TOKEN));
        add("unsubscribeUnsubscribe", sample -> sample.at("token", NO_TOKEN).submitting("List-Unsubscribe=One-Click"));
        plain("pushKeyShow");
        add("offerPreview", sample -> sample.at("token", sample.world.freshOffer()));
    }

    private void callersOwn() {
        plain(
                "profileMe",
                "securityEventOwn",
                "libraryList",
                "bookList",
                "bookFacets",
                "progressList",
                "progressContinueListening");
        plain("notificationList", "notificationReadAll", "liveLive", "listeningList", "statisticsCount");
        plain("pushSubscriptionList");
        add("pushSubscriptionRegister", sample -> sample.with(browser()));
        plain("preferenceShow", "followList");
        add("preferencePut", sample -> sample.with(Map.of("digest", "weekly")));
        add("followLeaveAuthor", sample -> sample.at("id", UUID.randomUUID()));
        add("followLeaveSeries", sample -> sample.at("id", UUID.randomUUID()));
        plain("bookmarkNewest", "settingDefaults", "transferExport");
        add("transferTake", sample -> sample.uploading(List.of(new Upload("sessions.json", SESSIONS))));
        add("settingPutDefaults", sample -> sample.with(Map.of("rate", 1.5)));
        add("statisticsYear", sample -> sample.at("year", 2026));
        plain("opdsRoot", "opdsNewest", "opdsAll", "opdsAuthors", "opdsAllSeries", "opdsGenres");
        add("opdsSearch", sample -> sample.where("query=fables"));
        plain("nameListAuthors", "nameListNarrators", "nameListAllSeries", "nameListGenres", "nameListTags");
        plain("nameListPublishers");
        add("libraryFound", sample -> sample.with(Map.of("name", "A new library")));
        add("searchSearch", sample -> sample.where("q=fables"));
        add("searchSuggestions", sample -> sample.where("q=fab"));
        add(
                "progressReport",
                sample -> sample.with(Map.of(
                        "deviceId",
                        "phone",
                        "sentAt",
                        Instant.now().toString(),
                        "reports",
                        List.of(Household.reportOf(
                                UUID.randomUUID(), sample.world.book(), "pause", 0, 5, Instant.now())))));
        add("offerAccept", sample -> sample.at("token", sample.allowed ? sample.world.freshOffer() : NO_TOKEN)
                .asSomebodyNew());
    }

    private void machinesNever() {
        add("identityBegin", sample -> sample.at("provider", NO_PROVIDER).with(AUTHORIZATION));
        add("identityLink", sample -> sample.with(FINISH));
        add("identityUnlink", sample -> sample.at("id", new UUID(0, 1)));
        plain("identityList", "profileVerifyAgain", "sessionList", "apiKeyList", "exportAll", "secondFactorStatus");
        add("profileChange", sample -> sample.with(Map.of("displayName", "Another name")));
        add("profileChangePassword", sample -> sample.asSomebodyNew()
                .with(Map.of("currentPassword", Household.PASSWORD, "newPassword", "another horse battery")));
        add("erasureDelete", sample -> sample.asSomebodyNew().with(PASSWORD));
        add("sessionEndCurrent", Sample::asSomebodyNew);
        add("sessionEndOthers", Sample::asSomebodyNew);
        add("apiKeyCreate", sample -> sample.with(Map.of("name", "a machine", "scopes", List.of("user:read"))));
        add("exportRequest", Sample::asSomebodyNew);
        add("secondFactorStart", sample -> sample.asSomebodyNew().with(PASSWORD));
        add("secondFactorConfirm", sample -> {
            sample.asSomebodyNew();
            sample.with(Map.of("code", sample.allowed ? code(sample.as) : "123456"));
        });
        add("secondFactorRemove", sample -> {
            sample.asSomebodyNew().with(PASSWORD);
            if (sample.allowed) {
                sample.as.put("/api/v1/me/second-factor", Map.of("code", code(sample.as)));
            }
        });
        add("secondFactorRenew", sample -> sample.with(Map.of("code", "123456")));
    }

    private void onePersons() {
        add(
                "sessionEnd",
                sample -> sample.at(
                        "id",
                        sample.world
                                .owner()
                                .signsInAgain(sample.world.nexus())
                                .session()
                                .json()
                                .get("sessionId")
                                .asString()));
        add(
                "apiKeyRevoke",
                sample -> sample.at(
                        "id",
                        sample.ofOwner(
                                "/api/v1/me/api-keys", Map.of("name", "a machine", "scopes", List.of("user:read")))));
        add("exportOne", sample -> sample.at("id", sample.world.export()));
        add("exportContent", sample -> sample.at("id", sample.world.export()));
        add(
                "exportDelete",
                sample -> sample.at("id", sample.allowed ? sample.world.freshExport() : sample.world.export()));
        add("placeFind", sample -> sample.at("bookId", sample.world.book()));
        add("placeHistory", sample -> sample.at("bookId", sample.world.book()));
        add("placeChange", sample -> sample.at("bookId", sample.world.book()).with(Map.of("hidden", true)));
        add("placeRestore", sample -> sample.at("bookId", sample.world.book())
                .with(Map.of("historyId", entry(sample))));
        bookmarks();
        add("settingOfBook", sample -> sample.at("bookId", sample.world.book()));
        add("settingPut", sample -> sample.at("bookId", sample.world.book())
                .with(Map.of("rate", 1.5, "sleepTimer", Map.of("minutes", 30))));
        add("settingRemove", sample -> sample.at("bookId", sample.world.book()));
        add("notificationRead", sample -> sample.at("id", sample.world.notification()));
        add("pushSubscriptionOne", AccessSamples::ownersBrowser);
        add("pushSubscriptionRemove", AccessSamples::ownersBrowser);
    }

    private static Sample ownersBrowser(Sample sample) {
        return sample.at("id", sample.world.browser());
    }

    /** What a browser says of itself; its keys are those of RFC 8291, appendix A. */
    static Map<String, Object> browser() {
        return Map.of(
                "endpoint",
                "https://push.example/" + UUID.randomUUID(),
                "keys",
                Map.of(
                        "p256dh",
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        "auth",
                        "BTBZMqHH6r4Tts7J_aSIgg"));
    }

    private void bookmarks() {
        add("bookmarkList", sample -> sample.at("bookId", sample.world.book()));
        add("bookmarkMake", sample -> sample.at("bookId", sample.world.book())
                .with(Map.of("position", 1, "end", 2.5, "title", "The fox")));
        add("bookmarkOne", AccessSamples::ownersBookmark);
        add("bookmarkChange", sample -> ownersBookmark(sample).with(Map.of("note", "Sour grapes")));
        add("bookmarkRemove", AccessSamples::ownersBookmark);
    }

    private static Sample ownersBookmark(Sample sample) {
        UUID book = sample.world.book();
        return sample.at("bookId", book)
                .at("id", sample.ofOwner("/api/v1/me/books/%s/bookmarks".formatted(book), Map.of("position", 1)));
    }

    /** The latest of what the caller did with the book. */
    private static String entry(Sample sample) {
        return sample.allowed
                ? sample.as
                        .get("/api/v1/me/progress/%s/history".formatted(sample.world.book()))
                        .json()
                        .at("/items/0/id")
                        .asString()
                : new UUID(0, 1).toString();
    }

    private void members() {
        add("libraryOne", sample -> sample.at("id", sample.world.library()));
        add("memberList", sample -> sample.at("id", sample.world.library()));
        add("bookOne", sample -> sample.at("id", sample.world.book()));
        add("hlsPlaylist", sample -> sample.at("id", sample.world.book()));
        add("hlsSegment", sample -> sample.at("id", file(sample.world)).at("index", 0));
        add("bookDocumentManifest", sample -> sample.at("id", sample.world.book()));
        add("bookDocumentDownload", sample -> sample.at("id", sample.world.book()));
        add("opdsAuthor", sample -> sample.at("id", sample.world.named("authors")));
        add("opdsSeries", sample -> sample.at("id", sample.world.named("series")));
        add("opdsGenre", sample -> sample.at("id", sample.world.named("genres")));
        add("feedMake", sample -> sample.at("id", sample.world.book()));
        add("feedList", sample -> sample.at("id", sample.world.book()));
        add("feedRevoke", sample -> sample.at("id", sample.world.book())
                .at(
                        "feed",
                        sample.world.freshLink(feeds(sample.world)).get("id").asString()));
        add("feedFeed", sample -> sample.at("secret", secret(sample.world.freshLink(feeds(sample.world)))));
        add("feedCover", sample -> sample.at("secret", secret(sample.world.freshLink(feeds(sample.world)))));
        add("feedEpisode", sample -> sample.at("secret", secret(sample.world.freshLink(feeds(sample.world))))
                .at("id", file(sample.world))
                .at("name", "1.m4b"));
        add("fileLinkMake", sample -> sample.at("id", file(sample.world)));
        add("fileLinkList", sample -> sample.at("id", file(sample.world)));
        add("fileLinkRevoke", sample -> sample.at("id", file(sample.world))
                .at(
                        "link",
                        sample.world.freshLink(links(sample.world)).get("id").asString()));
        add("fileLinkFollow", sample -> sample.at("secret", secret(sample.world.freshLink(links(sample.world)))));
        add("nameListAuthor", sample -> sample.at("id", sample.world.named("authors")));
        add("followAuthor", sample -> sample.at("id", sample.world.named("authors")));
        add("followSeries", sample -> sample.at("id", sample.world.named("series")));
        add("nameListNarrator", sample -> sample.at("id", sample.world.named("narrators")));
        add("nameListSeries", sample -> sample.at("id", sample.world.named("series")));
        add("nameListGenre", sample -> sample.at("id", sample.world.named("genres")));
        add("mediaReplaceCover", sample -> sample.at("id", sample.world.book())
                .showing(RunningNexus.audio(Household.POEMS).resolve("cover.jpg")));
        add(
                "mediaRemoveCover",
                sample -> sample.at("id", sample.allowed ? sample.world.freshBook() : sample.world.book()));
        add("reviewList", sample -> sample.at("id", sample.world.book()));
        add("reviewMine", sample -> sample.at("id", sample.world.reviewedBook(sample.as)));
        add("reviewWrite", sample -> sample.at("id", sample.world.book()).with(Map.of("rating", 4)));
        add("reviewDelete", sample -> sample.at("id", sample.world.book()));
        add("reviewHide", sample -> sample.at(
                        "id", sample.world.reviewedBook(sample.world.owner().api()))
                .at("account", sample.world.owner().id()));
        add("reviewShow", sample -> sample.at(
                        "id", sample.world.reviewedBook(sample.world.owner().api()))
                .at("account", sample.world.owner().id()));
        add("reviewAnswer", sample -> sample.at(
                        "id", sample.world.reviewedBook(sample.world.owner().api()))
                .at("account", sample.world.owner().id())
                .with(Map.of("text", "Thank you.")));
        add("reviewTakeAnswerBack", sample -> sample.at(
                        "id", sample.world.reviewedBook(sample.world.owner().api()))
                .at("account", sample.world.owner().id()));
        add("mediaCover", sample -> sample.at("id", sample.world.book()));
        add("mediaAudio", sample -> sample.at("id", file(sample.world)));
        add("importStart", sample -> sample.at("id", sample.world.library()).uploading(Household.fables()));
        add("bookEdit", sample -> sample.at("id", sample.world.book()).with(Map.of("subtitle", "Retold")));
        renames("nameEditingRenamePerson", "authors");
        renames("nameEditingRenameSeries", "series");
        renames("nameEditingRenameGenre", "genres");
        merges("nameEditingMergePeople", "authors");
        merges("nameEditingMergeSeries", "series");
        merges("nameEditingMergeGenres", "genres");
        add("bookRemove", sample -> sample.at("id", sample.allowed ? sample.world.freshBook() : sample.world.book()));
        add("bookRestore", sample -> sample.at("id", sample.world.book()));
        add("matchList", sample -> sample.at("id", sample.world.book()));
        add("storageShow", sample -> sample.at("id", sample.world.library()));
        add("watchedFolderList", sample -> sample.at("id", sample.world.library()));
        add("watchedFolderWatch", sample -> sample.at("id", sample.world.library())
                .with(Map.of("folder", "Books")));
        add("watchedFolderScan", sample -> sample.at("id", sample.world.library())
                .at("folder", UUID.randomUUID()));
        add("watchedFolderForget", sample -> sample.at("id", sample.world.library())
                .at("folder", UUID.randomUUID()));
        add("uploadCreate", sample -> sample.resumable("Upload-Length", "10"));
        add(
                "newBookCreate",
                sample -> sample.with(Map.of(
                        "libraryId", sample.world.library(), "uploads", List.of(sample.world.finishedUpload()))));
        add("uploadHead", sample -> sample.at("id", sample.world.freshUpload()).resumable());
        add("uploadAppend", sample -> sample.at("id", sample.world.freshUpload())
                .resumable("Upload-Offset", "0", "Content-Type", "application/offset+octet-stream"));
        add("uploadEnd", sample -> sample.at("id", sample.world.freshUpload()).resumable());
        add("importList", sample -> sample.at("id", sample.world.library()));
        add("importOne", sample -> sample.at("id", firstImport(sample.world)));
        webhooks();
    }

    private void webhooks() {
        add("webhookList", sample -> sample.at("library", sample.world.library()));
        add("webhookMake", sample -> sample.at("library", sample.world.library())
                .with(Map.of("url", AccessWorld.RECEIVER)));
        add("webhookOne", AccessSamples::ownersWebhook);
        add("webhookChange", sample -> ownersWebhook(sample)
                .with(Map.of("eventTypes", List.of("catalog.book.published.v1"))));
        add("webhookRemove", sample -> ownersWebhook(sample)
                .at("id", sample.allowed ? sample.world.freshWebhook() : sample.world.webhook()));
        add("webhookRotate", AccessSamples::ownersWebhook);
        add("webhookDeliveryList", AccessSamples::ownersWebhook);
        add("webhookDeliveryTest", AccessSamples::ownersWebhook);
        add("webhookDeliveryReplay", sample -> ownersWebhook(sample)
                .at("delivery", sample.ofOwner(webhook(sample.world) + "/test", null)));
    }

    private static Sample ownersWebhook(Sample sample) {
        return sample.at("library", sample.world.library()).at("id", sample.world.webhook());
    }

    private static String webhook(AccessWorld world) {
        return "/api/v1/libraries/%s/webhooks/%s".formatted(world.library(), world.webhook());
    }

    private void renames(String operation, String list) {
        add(operation, sample -> sample.at("id", sample.world.named(list))
                .with(Map.of("name", "Name " + UUID.randomUUID())));
    }

    private void merges(String operation, String list) {
        add(operation, sample -> sample.at("id", sample.world.named(list))
                .with(Map.of(
                        "duplicates",
                        List.of(sample.allowed ? sample.world.freshDuplicate(list) : UUID.randomUUID()))));
    }

    private void owners() {
        add("libraryRename", sample -> sample.at("id", sample.world.library()).with(Map.of("name", "Renamed")));
        add("libraryDelete", sample -> sample.at("id", sample.library()));
        add("ownershipTransfer", sample -> sample.at("id", sample.library())
                .with(Map.of("to", sample.world.person(Caller.CURATOR).id())));
        add("memberGrant", sample -> sample.at("id", sample.world.library())
                .at("userId", sample.world.person(Caller.LISTENER).id())
                .with(Map.of("role", "listener")));
        add("memberRevoke", sample -> sample.at("id", sample.library())
                .at("userId", sample.world.person(Caller.DISABLED).id()));
        add("invitationInvite", sample -> sample.at("id", sample.world.library())
                .with(Map.of("role", "listener")));
        add("invitationList", sample -> sample.at("id", sample.world.library()));
        add("invitationRevoke", sample -> sample.at("id", sample.world.library())
                .at(
                        "invitationId",
                        sample.ofOwner(
                                "/api/v1/libraries/" + sample.world.library() + "/invitations",
                                Map.of("role", "listener"))));
    }

    /** What every service has alike. Nobody listens to notification-service for what it keeps. */
    private void operators() {
        Map<String, String> consumers =
                Map.of("user", "notification", "catalog", "playback", "playback", "catalog", "notification", "user");
        consumers.forEach((service, consumer) -> {
            plain(service + "ParkedEventList", service + "ParkedEventReplayAll");
            plain(service + "EventReplayList", service + "StateEmissionList");
            Stream.of("ParkedEventOne", "ParkedEventReplay", "ParkedEventDrop")
                    .forEach(operation -> add(service + operation, sample -> sample.at("id", new UUID(0, 1))));
            Stream.of("EventReplayOne", "EventReplayCancel", "StateEmissionOne", "StateEmissionCancel")
                    .forEach(operation -> add(service + operation, sample -> sample.at("id", new UUID(0, 1))));
            add(
                    service + "EventReplayRequest",
                    sample -> sample.with(Map.of(
                            "from",
                            "2026-03-01T00:00:00Z",
                            "to",
                            Instant.now().toString(),
                            "sources",
                            List.of("/nowhere"))));
            add(service + "StateEmissionRequest", sample -> sample.with(Map.of("consumer", consumer)));
            add(
                    service + "ProjectionResetReset",
                    sample -> sample.with(Map.of("publisher", service.equals("user") ? "catalog" : "user")));
        });
    }

    private void administrators() {
        plain("adminAccountList", "securityEventAny", "erasureErasures", "signingKeyList", "signingKeyRotate");
        add(
                "adminAccountOne",
                sample -> sample.at("id", sample.world.person(Caller.STRANGER).id()));
        add("adminAccountChange", sample -> sample.at(
                        "id", sample.world.person(Caller.STRANGER).id())
                .with(Map.of("disabled", false)));
        add(
                "adminAccountResetSecondFactor",
                sample -> sample.at("id", sample.world.person(Caller.STRANGER).id()));
        add("signingKeyRevoke", sample -> sample.at("id", "no-key"));
    }

    private static String file(AccessWorld world) {
        return world.bookDetails().get("files").get(0).get("id").asString();
    }

    private static String feeds(AccessWorld world) {
        return "/api/v1/books/" + world.book() + "/feeds";
    }

    private static String links(AccessWorld world) {
        return "/api/v1/files/" + file(world) + "/links";
    }

    private static String secret(JsonNode link) {
        return link.get("url").asString().replaceFirst(".*/", "");
    }

    private static String firstImport(AccessWorld world) {
        JsonNode imports = world.owner()
                .api()
                .get("/api/v1/libraries/" + world.library() + "/imports")
                .json();
        return imports.get("items").get(0).get("id").asString();
    }

    private static String code(Api somebody) {
        Answer started = somebody.post("/api/v1/me/second-factor", PASSWORD);
        return OneTimeCode.of(started.json().get("secret").asString(), Instant.now());
    }
}
