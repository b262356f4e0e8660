package dev.nexus.catalog.search;

import dev.nexus.catalog.search.Titles.Title;
import dev.nexus.catalog.text.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** How people get a title wrong. Each makes a query of a title, or nothing where the title is not fit for it. */
enum Misspelling {
    NONE {
        @Override
        Optional<String> of(Title book, Random random) {
            return Optional.of(book.title());
        }
    },
    FIRST_LETTER {
        @Override
        Optional<String> of(Title book, Random random) {
            return inAWord(book, random, word -> letter(random) + word.substring(1));
        }
    },
    WRONG_LETTER {
        @Override
        Optional<String> of(Title book, Random random) {
            return inAWord(book, random, word -> {
                int at = random.nextInt(word.length());
                return word.substring(0, at) + letter(random) + word.substring(at + 1);
            });
        }
    },
    MISSING_LETTER {
        @Override
        Optional<String> of(Title book, Random random) {
            return inAWord(book, random, word -> {
                int at = random.nextInt(word.length());
                return word.substring(0, at) + word.substring(at + 1);
            });
        }
    },
    EXTRA_LETTER {
        @Override
        Optional<String> of(Title book, Random random) {
            return inAWord(book, random, word -> {
                int at = random.nextInt(word.length() + 1);
                return word.substring(0, at) + letter(random) + word.substring(at);
            });
        }
    },
    SWAPPED_LETTERS {
        @Override
        Optional<String> of(Title book, Random random) {
            return inAWord(book, random, word -> {
                int at = random.nextInt(word.length() - 1);
                return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            });
        }
    },
    WORD_ORDER {
        @Override
        Optional<String> of(Title book, Random random) {
            var words = new ArrayList<>(words(book));
            Collections.shuffle(words, random);
            return Optional.of(String.join(" ", words)).filter(_ -> words.size() > 1);
        }
    },
    NO_ACCENTS {
        @Override
        Optional<String> of(Title book, Random random) {
            return Optional.of(FoldedText.of(book.title()).text())
                    .filter(_ -> book.title().chars().anyMatch(letter -> letter > 127));
        }
    },
    UNFINISHED {
        @Override
        Optional<String> of(Title book, Random random) {
            var last = words(book).getLast();
            return Optional.of(book.title().strip())
                    .filter(_ -> last.length() > 4 && words(book).size() > 1)
                    .map(title -> title.substring(0, title.length() - 2));
        }
    },
    NO_SPACE {
        @Override
        Optional<String> of(Title book, Random random) {
            return Optional.of(String.join("", words(book))).filter(joined -> joined.length() < 40);
        }
    },
    NO_APOSTROPHE {
        @Override
        Optional<String> of(Title book, Random random) {
            return Optional.of(book.title().replaceAll("['’]", "")).filter(text -> !text.equals(book.title()));
        }
    },
    WITH_AUTHOR {
        @Override
        Optional<String> of(Title book, Random random) {
            var words = words(book);
            var author = book.authors().isEmpty() ? "" : book.authors().getFirst();
            var family = author.substring(author.lastIndexOf(' ') + 1);
            return Optional.of(family + " " + String.join(" ", words)).filter(_ -> family.length() > 3);
        }
    };

    private interface Spoiling {
        String of(String word);
    }

    private static final int SHORTEST = 4;

    abstract Optional<String> of(Title book, Random random);

    static List<String> words(Title book) {
        var words = SearchText.typed(book.title());
        return words.isEmpty() ? List.of("") : words;
    }

    static char letter(Random random) {
        return (char) ('a' + random.nextInt(26));
    }

    /** One word of a title with two words or more is wrong. */
    static Optional<String> inAWord(Title book, Random random, Spoiling spoiling) {
        var words = words(book).toArray(String[]::new);
        var fit = IntStream.range(0, words.length)
                .filter(i -> words[i].length() >= SHORTEST)
                .toArray();
        if (fit.length == 0 || words.length < 2) {
            return Optional.empty();
        }
        int which = fit[random.nextInt(fit.length)];
        words[which] = spoiling.of(words[which]);
        return Optional.of(String.join(" ", Arrays.asList(words)));
    }
}
