package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.text.FoldedText;
import dev.nexus.platform.id.IdSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of a library: each is found as it is compared, or added. */
@Component
class Names {

    /** Some names of one kind, by the text that books have. */
    record Found<T extends Named>(Map<String, T> byKey) {

        /** What these texts stand for, each once, in their order. */
        List<T> all(List<String> texts) {
            return texts.stream().map(this::one).distinct().toList();
        }

        T one(String text) {
            var found = byKey.get(key(text));
            if (found == null) {
                throw new IllegalStateException("A name that was just added is not there");
            }
            return found;
        }
    }

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final IdSource ids;

    Names(JdbcClient jdbc, EntityManager entities, IdSource ids) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.ids = ids;
    }

    /** How a name is compared. One without letters or digits ("???") stands for itself. */
    static String key(String name) {
        var folded = FoldedText.of(name).text();
        return folded.isEmpty() ? name : folded;
    }

    /**
     * Finds names, also by what was merged into them, and adds those that are missing, also when somebody else adds the same at
     * the same moment.
     *
     * @param kind whose entity is {@code type}
     */
    <T extends Named> Found<T> findOrAdd(NameKind kind, Class<T> type, LibraryId library, Stream<String> names) {
        // Sorted, so that two transactions that add the same do not wait for each other.
        SortedMap<String, String> wanted = new TreeMap<>();
        names.forEach(name -> wanted.putIfAbsent(key(name), name));
        Map<String, T> found = new HashMap<>(find(type, library, wanted.keySet()));
        wanted.keySet().removeAll(found.keySet());
        if (!wanted.isEmpty()) {
            add(kind, library, wanted);
            found.putAll(find(type, library, wanted.keySet()));
        }
        return new Found<>(found);
    }

    private <T extends Named> Map<String, T> find(Class<T> type, LibraryId library, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var found = entities.createQuery(
                        "select n from " + type.getSimpleName()
                                + " n where n.libraryId = :library and n.foldedName in :keys order by n.foldedName",
                        type)
                .setParameter("library", library.value())
                .setParameter("keys", new HashSet<>(keys))
                // Nobody merges a name away between here and the commit.
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
        return found.stream().collect(Collectors.toMap(Named::foldedName, name -> become(type, name)));
    }

    private <T extends Named> T become(Class<T> type, T name) {
        var target = name.mergedInto();
        return target == null ? name : entities.find(type, target);
    }

    private void add(NameKind kind, LibraryId library, SortedMap<String, String> names) {
        jdbc.sql("""
                        insert into %s (id, library_id, name, folded_name)
                        select added.id, :library, added.name, added.folded_name
                        from unnest(:ids, :names, :keys) as added (id, name, folded_name)
                        order by added.folded_name
                        on conflict (library_id, folded_name) do nothing
                        """.formatted(kind.table()))
                .param("library", library.value())
                .param("ids", names.keySet().stream().map(_ -> ids.next()).toArray(UUID[]::new))
                .param("names", names.values().toArray(String[]::new))
                .param("keys", names.keySet().toArray(String[]::new))
                .update();
    }
}
