package dev.nexus.catalog.search;

import dev.nexus.catalog.text.FoldedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** How people get a name wrong. Each makes a query of a name, or nothing where the name is not fit for it. */
enum Misspelling {
    NONE {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return Optional.of(sought.name());
        }
    },
    FIRST_LETTER {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return inAWord(sought, random, word -> letter(random) + word.substring(1));
        }
    },
    WRONG_LETTER {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return inAWord(sought, random, word -> otherLetter(word, random));
        }
    },
    ONE_WORD {
        @Override
        Optional<String> of(Sought sought, Random random) {
            var words = words(sought);
            return Optional.of(words.getFirst())
                    .filter(word -> words.size() == 1 && word.length() >= SHORTEST)
                    .map(word -> otherLetter(word, random));
        }
    },
    TWO_WORDS {
        @Override
        Optional<String> of(Sought sought, Random random) {
            var words = new ArrayList<>(words(sought));
            var fit = new ArrayList<>(fit(words));
            Collections.shuffle(fit, random);
            fit.stream().limit(2).forEach(which -> words.set(which, otherLetter(words.get(which), random)));
            return Optional.of(String.join(" ", words)).filter(_ -> fit.size() > 1);
        }
    },
    MISSING_LETTER {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return inAWord(sought, random, word -> {
                int at = random.nextInt(word.length());
                return word.substring(0, at) + word.substring(at + 1);
            });
        }
    },
    EXTRA_LETTER {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return inAWord(sought, random, word -> {
                int at = random.nextInt(word.length() + 1);
                return word.substring(0, at) + letter(random) + word.substring(at);
            });
        }
    },
    SWAPPED_LETTERS {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return inAWord(sought, random, word -> {
                int at = random.nextInt(word.length() - 1);
                return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            });
        }
    },
    WORD_ORDER {
        @Override
        Optional<String> of(Sought sought, Random random) {
            var words = new ArrayList<>(words(sought));
            Collections.shuffle(words, random);
            return Optional.of(String.join(" ", words)).filter(_ -> words.size() > 1);
        }
    },
    NO_ACCENTS {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return Optional.of(FoldedText.of(sought.name()).text())
                    .filter(_ -> sought.name().chars().anyMatch(letter -> letter > 127));
        }
    },
    UNFINISHED {
        @Override
        Optional<String> of(Sought sought, Random random) {
            var last = words(sought).getLast();
            return Optional.of(sought.name().strip())
                    .filter(_ -> last.length() > 4 && words(sought).size() > 1)
                    .map(name -> name.substring(0, name.length() - 2));
        }
    },
    NO_SPACE {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return Optional.of(String.join("", words(sought))).filter(joined -> joined.length() < 40);
        }
    },
    NO_APOSTROPHE {
        @Override
        Optional<String> of(Sought sought, Random random) {
            return Optional.of(sought.name().replaceAll("['’]", "")).filter(text -> !text.equals(sought.name()));
        }
    },
    WITH_AUTHOR {
        @Override
        Optional<String> of(Sought sought, Random random) {
            var words = words(sought);
            var author = sought.people().isEmpty() ? "" : sought.people().getFirst();
            var family = author.substring(author.lastIndexOf(' ') + 1);
            return Optional.of(family + " " + String.join(" ", words)).filter(_ -> family.length() > 3);
        }
    };

    private interface Spoiling {
        String of(String word);
    }

    private static final int SHORTEST = 4;

    abstract Optional<String> of(Sought sought, Random random);

    static List<String> words(Sought sought) {
        var words = SearchText.typed(sought.name());
        return words.isEmpty() ? List.of("") : words;
    }

    static char letter(Random random) {
        return (char) ('a' + random.nextInt(26));
    }

    static String otherLetter(String word, Random random) {
        int at = random.nextInt(word.length());
        return word.substring(0, at) + letter(random) + word.substring(at + 1);
    }

    /** Which of the words are long enough to be told when a letter is wrong. */
    static List<Integer> fit(List<String> words) {
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).length() >= SHORTEST)
                .boxed()
                .toList();
    }

    /** One word of a name with two words or more is wrong. */
    static Optional<String> inAWord(Sought sought, Random random, Spoiling spoiling) {
        var words = new ArrayList<>(words(sought));
        var fit = fit(words);
        if (fit.isEmpty() || words.size() < 2) {
            return Optional.empty();
        }
        int which = fit.get(random.nextInt(fit.size()));
        words.set(which, spoiling.of(words.get(which)));
        return Optional.of(String.join(" ", words));
    }
}
