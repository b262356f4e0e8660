package dev.nexus.user.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryCodeTests {

    @Test
    void comesInTens() {
        assertThat(RecoveryCode.some()).hasSize(10).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code.text())
                .matches("[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}"));
    }

    @Test
    void isTheSameHoweverItIsTyped() {
        assertThat(new RecoveryCode(" ABCD efgh-ijkl MNOP\n")).isEqualTo(new RecoveryCode("abcd-efgh-ijkl-mnop"));
    }

    @Test
    void neverShowsItself() {
        assertThat(new RecoveryCode("abcd-efgh-ijkl-mnop").toString()).isEqualTo("RecoveryCode[hidden]");
    }
}
