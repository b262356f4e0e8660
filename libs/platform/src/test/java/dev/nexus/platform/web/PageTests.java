package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTests {

    private static final PageRequest TWO = new PageRequest(2, null);

    @Test
    void leadsToTheNextPageWhenThereIsOneRowMore() {
        var page = Page.cut(List.of("a", "b", "c"), TWO, row -> Cursor.of("rows", row), String::toUpperCase);

        assertThat(page.items()).containsExactly("A", "B");
        assertThat(page.next()).isEqualTo(Cursor.of("rows", "b").encoded());
    }

    @Test
    void endsWhenNoRowIsLeft() {
        var page = Page.cut(List.of("a", "b"), TWO, row -> Cursor.of("rows", row), String::toUpperCase);

        assertThat(page).isEqualTo(Page.only(List.of("A", "B")));
    }

    @Test
    void keepsItsCursorWhenItsViewsChange() {
        assertThat(new Page<>(List.of(1), "next").map(String::valueOf)).isEqualTo(new Page<>(List.of("1"), "next"));
    }

    @Test
    void refusesALimitOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(201, null));
    }
}
