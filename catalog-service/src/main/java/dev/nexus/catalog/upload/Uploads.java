package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.platform.personaldata.ErasedAccounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Uploads as rows. Times are the database's, which all replicas share. */
@Repository
class Uploads {

    private final JdbcClient jdbc;
    private final ErasedAccounts erased;

    Uploads(JdbcClient jdbc, ErasedAccounts erased) {
        this.jdbc = jdbc;
        this.erased = erased;
    }

    @Transactional
    void add(UUID account, Upload added, Duration keep) {
        erased.refuse(account);
        jdbc.sql("""
                        insert into upload (id, account_id, name, metadata, size, expires_at)
                        values (:id, :account, :name, :metadata, :size, now() + make_interval(secs => :keep))
                        """)
                .param("id", added.id().value())
                .param("account", account)
                .param("name", added.name())
                .param("metadata", added.metadata())
                .param("size", added.size())
                .param("keep", keep.toSeconds())
                .update();
    }

    int count(UUID account) {
        return jdbc.sql("select count(*) from upload where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    Optional<Upload> find(UUID account, MediaName id) {
        return find(account, List.of(id)).stream().findFirst();
    }

    List<Upload> find(UUID account, Collection<MediaName> ids) {
        return jdbc.sql("""
                        select * from upload where account_id = :account and id = any (:ids) and expires_at > now()
                        """)
                .param("account", account)
                .param("ids", uuids(ids))
                .query(Uploads::upload)
                .list();
    }

    /** Notes that so many bytes are on disk for good. Answers false when the upload has gone. */
    boolean advance(MediaName id, long received, Duration keep) {
        return jdbc.sql("""
                        update upload set received = :received, expires_at = now() + make_interval(secs => :keep)
                        where id = :id
                        """)
                        .param("id", id.value())
                        .param("received", received)
                        .param("keep", keep.toSeconds())
                        .update()
                == 1;
    }

    /** Takes uploads away that are whole. Answers how many there were. */
    int take(UUID account, Collection<MediaName> ids) {
        return jdbc.sql("""
                        delete from upload
                        where account_id = :account and id = any (:ids) and received = size and expires_at > now()
                        """).param("account", account).param("ids", uuids(ids)).update();
    }

    boolean remove(UUID account, MediaName id) {
        return jdbc.sql("delete from upload where account_id = :account and id = :id")
                        .param("account", account)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Which of these are uploads; those that have expired are forgotten. */
    @Transactional
    List<MediaName> alive(Collection<MediaName> ids) {
        jdbc.sql("delete from upload where expires_at < now()").update();
        return jdbc
                .sql("select id from upload where id = any (:ids)")
                .param("ids", uuids(ids))
                .query(UUID.class)
                .list()
                .stream()
                .map(MediaName::new)
                .toList();
    }

    private static UUID[] uuids(Collection<MediaName> ids) {
        return ids.stream().map(MediaName::value).toArray(UUID[]::new);
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                new MediaName(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("metadata"),
                row.getLong("size"),
                row.getLong("received"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
