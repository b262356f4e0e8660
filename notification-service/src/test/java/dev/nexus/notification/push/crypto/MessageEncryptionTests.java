package dev.nexus.notification.push.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.notification.push.FakeBrowser;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEncryptionTests {

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void encryptsTheExampleOfTheStandard() {
        var browser = P256.publicKey(
                bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"));
        var own = new KeyPair(
                P256.publicKey(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

        var body = MessageEncryption.encrypt(
                browser,
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                own,
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                        + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MessageEncryption.MOST_BYTES})
    void isReadByTheBrowserAlone(int length) {
        var browser = FakeBrowser.at("https://push.example/1");
        var message = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);

        var one = MessageEncryption.encrypt(browser.publicKey(), browser.auth(), message);
        var other = MessageEncryption.encrypt(browser.publicKey(), browser.auth(), message);

        assertThat(browser.decrypt(one)).isEqualTo(message);
        assertThat(browser.decrypt(other)).isEqualTo(message);
        assertThat(one).hasSizeLessThanOrEqualTo(4096).isNotEqualTo(other);
    }

    @Test
    void refusesWhatNoPushServiceTakes() {
        var browser = FakeBrowser.at("https://push.example/1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncryption.encrypt(
                        browser.publicKey(), browser.auth(), new byte[MessageEncryption.MOST_BYTES + 1]));
    }

    @Test
    void refusesPointsThatAreNotOnTheCurve() {
        var point = P256.bytes(FakeBrowser.at("https://push.example/1").publicKey());
        var beside = point.clone();
        beside[64] ^= 1;
        var compressed = point.clone();
        compressed[0] = 2;
        var beyond = point.clone();
        Arrays.fill(beyond, 1, 33, (byte) 0xff);

        assertThat(P256.bytes(P256.publicKey(point))).isEqualTo(point);
        for (var wrong : new byte[][] {beside, compressed, beyond, new byte[65], new byte[0]}) {
            assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(wrong));
        }
    }

    @Test
    void keepsAPairAsBytesAndKnowsWhenTheyDoNotBelongTogether() {
        for (var i = 0; i < 200; i++) {
            // One in 256 numbers begins with a zero, and is as long as the others.
            var pair = P256.generate();
            assertThat(P256.privateKey(P256.bytes((ECPrivateKey) pair.getPrivate())))
                    .isEqualTo(pair.getPrivate());
            assertThat(P256.publicKey(P256.bytes((ECPublicKey) pair.getPublic())))
                    .isEqualTo(pair.getPublic());
        }
        var one = VapidKey.generate();
        var other = VapidKey.generate();
        assertThat(VapidKey.of(one.publicBytes(), one.privateBytes()).publicText())
                .isEqualTo(one.publicText());
        assertThatIllegalArgumentException().isThrownBy(() -> VapidKey.of(one.publicBytes(), other.privateBytes()));
    }
}
