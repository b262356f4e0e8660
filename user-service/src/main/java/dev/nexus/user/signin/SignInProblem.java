package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemType;

/** What can keep somebody out who says who they are. */
public enum SignInProblem implements ProblemType {
    /** No account has this address with this password, or it is disabled; which of them is not said. */
    INVALID_CREDENTIALS("invalid-credentials", "The e-mail address or the password is wrong", 401),
    /** The password is right, and the account asks for a code as well. */
    SECOND_FACTOR_REQUIRED("second-factor-required", "A code of the second factor is needed", 401),
    /** The password is right, the code is not. */
    INVALID_SECOND_FACTOR("invalid-second-factor", "The code of the second factor is wrong", 401),
    /** The password is right, and nobody has shown yet that she reads at the address. */
    EMAIL_NOT_VERIFIED("email-not-verified", "The e-mail address is not verified", 403),
    /** Another provider has shown who it is, and nobody gets into that account. */
    ACCOUNT_DISABLED("account-disabled", "The account is disabled", 403),
    /** Somebody who is signed in was asked for the present password and did not know it. */
    WRONG_PASSWORD("wrong-password", "The present password is wrong", 403);

    private final String code;
    private final String title;
    private final int status;

    SignInProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
