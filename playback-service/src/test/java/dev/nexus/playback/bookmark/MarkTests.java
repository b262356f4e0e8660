package dev.nexus.playback.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.playback.book.Position;
import org.junit.jupiter.api.Test;

class MarkTests {

    private static final Position HERE = new Position(30_000);

    @Test
    void keepsTextsWithoutBlanksAroundThem() {
        var mark = new Mark(HERE, null, " Weena ", " \n");

        assertThat(mark.title()).isEqualTo("Weena");
        assertThat(mark.note()).isNull();
    }

    @Test
    void refusesAClipThatTakesNoTime() {
        assertThatThrownBy(() -> new Mark(HERE, HERE, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end at 30 s is not after position at 30 s");
    }

    @Test
    void refusesTextsThatCannotBeKept() {
        assertThatThrownBy(() -> new Mark(HERE, null, "\0", null))
                .hasMessage("title has characters that cannot be kept");
        assertThatThrownBy(() -> new Mark(HERE, null, null, "\ud83d"))
                .hasMessage("note has characters that cannot be kept");
        assertThatThrownBy(() -> new Mark(HERE, null, "x".repeat(201), null))
                .hasMessage("title has 201 characters, more than 200");
    }

    @Test
    void keepsWhatIsWrittenWithPairsOfSurrogates() {
        assertThat(new Mark(HERE, null, null, "a sphinx \ud83d\ude03").note()).isEqualTo("a sphinx \ud83d\ude03");
    }

    @Test
    void cutsTitlesFromElsewhereWithoutHalvingACharacter() {
        var title = "x".repeat(Mark.LONGEST_TITLE - 1) + "\uD83E\uDD8A";

        assertThat(Mark.cut(Position.START, title).title()).isEqualTo("x".repeat(Mark.LONGEST_TITLE - 1));
        assertThat(Mark.cut(Position.START, "the\nsphinx\u202e").title()).isEqualTo("the sphinx");
    }
}
