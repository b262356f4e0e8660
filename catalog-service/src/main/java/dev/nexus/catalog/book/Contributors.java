package dev.nexus.catalog.book;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Contributors extends Repository<Contributor, UUID> {

    /** Also when somebody else adds the same name at the same moment. */
    @Modifying
    @NativeQuery("""
            insert into contributor (id, library_id, name, folded_name) values (:id, :libraryId, :name, :foldedName)
            on conflict (library_id, folded_name) do nothing
            """)
    void addIfAbsent(UUID id, UUID libraryId, String name, String foldedName);

    @NativeQuery("select * from contributor where library_id = :libraryId and folded_name in (:foldedNames)")
    List<Contributor> named(UUID libraryId, Collection<String> foldedNames);
}
