package dev.nexus.catalog.provider;

import dev.nexus.catalog.metadata.Claims;
import dev.nexus.catalog.metadata.MetadataSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All providers as one. Those whose catalogue is here come first, and nobody else is asked about what they know. */
@Component
public class ProvidedMetadata {

    private final List<MetadataProvider> providers;

    ProvidedMetadata(ProvidedBooks here, ProviderProperties properties) {
        this.providers = properties.online() ? List.of(here, new OpenLibraryOnline(properties)) : List.of(here);
    }

    /** The books that may be meant, the most likely first. */
    public List<ProvidedBook> find(String title, List<String> authors) {
        return providers.stream()
                .map(provider -> provider.find(title, authors))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What providers say of an imported book; nothing when its author is not known, because many books have the same title. */
    public Optional<Claims> claims(String title, List<String> authors) {
        return authors.isEmpty()
                ? Optional.empty()
                : find(title, authors).stream().findFirst().map(ProvidedMetadata::claims);
    }

    private static Claims claims(ProvidedBook book) {
        return Claims.of(MetadataSource.PROVIDERS)
                .subtitle(Optional.ofNullable(book.subtitle()))
                .genres(book.genres())
                .language(Optional.ofNullable(book.language()))
                .publishedYear(Optional.ofNullable(book.publishedYear()))
                .description(Stream.ofNullable(book.description()).findFirst())
                .build();
    }
}
