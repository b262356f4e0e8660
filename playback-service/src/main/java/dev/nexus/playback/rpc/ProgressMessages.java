package dev.nexus.playback.rpc;

import dev.nexus.contracts.rpc.playback.Bookmark;
import dev.nexus.contracts.rpc.playback.DecidedBy;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.ProgressPage;
import dev.nexus.platform.rpc.RpcTimes;
import dev.nexus.platform.web.Page;
import dev.nexus.playback.progress.PlaceFacts;
import dev.nexus.playback.progress.StoredPlace;

/** Places and bookmarks as the contract has them. */
final class ProgressMessages {

    private ProgressMessages() {}

    static Progress progress(StoredPlace stored) {
        var place = PlaceFacts.of(stored);
        var progress = Progress.newBuilder()
                .setBookId(place.book().toString())
                .setPositionMs(place.positionMillis())
                .setVersion(place.version())
                .setFinished(place.finished())
                .setHidden(place.hidden())
                .setDecidedBy(DecidedBy.newBuilder()
                        .setDeviceId(place.device())
                        .setReportId(place.report().toString())
                        .setAt(RpcTimes.of(place.decidedAt()))
                        .setRule(place.rule()));
        var finishedAt = place.finishedAt();
        if (finishedAt != null) {
            progress.setFinishedAt(RpcTimes.of(finishedAt));
        }
        return progress.build();
    }

    static ProgressPage page(Page<Progress> page) {
        var places = ProgressPage.newBuilder().addAllItems(page.items());
        var next = page.next();
        if (next != null) {
            places.setNext(next);
        }
        return places.build();
    }

    static Bookmark bookmark(dev.nexus.playback.bookmark.Bookmark kept) {
        var mark = kept.mark();
        var bookmark = Bookmark.newBuilder()
                .setId(kept.id().toString())
                .setBookId(kept.book().toString())
                .setPositionMs(mark.position().millis())
                .setCreatedAt(RpcTimes.of(kept.createdAt()))
                .setUpdatedAt(RpcTimes.of(kept.changedAt()))
                .setVersion(kept.version());
        var end = mark.end();
        if (end != null) {
            bookmark.setEndMs(end.millis());
        }
        var title = mark.title();
        if (title != null) {
            bookmark.setTitle(title);
        }
        var note = mark.note();
        if (note != null) {
            bookmark.setNote(note);
        }
        return bookmark.build();
    }
}
