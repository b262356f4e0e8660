package dev.nexus.user.secondfactor.web;

import java.util.List;

/**
 * Codes for the day on which the authenticator is lost. They are shown once.
 *
 * @param recoveryCodes the codes, each good once
 */
record RecoveryCodesView(List<String> recoveryCodes) {

    RecoveryCodesView {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
        return "RecoveryCodesView[hidden]";
    }
}
