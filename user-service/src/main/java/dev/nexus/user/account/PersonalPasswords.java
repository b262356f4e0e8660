package dev.nexus.user.account;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.credential.Password;
import java.util.List;

/** Refuses passwords that everybody can guess who knows their owner a little. */
public final class PersonalPasswords {

    private PersonalPasswords() {}

    /**
     * Refuses a password that is the owner's address or name.
     *
     * @param password what is chosen
     * @param email the owner's address
     * @param name the owner's name
     * @param pointer where the password stood in the request, such as {@code #/password}
     * @throws ProblemException {@code validation-failed}
     */
    public static void refuse(Password password, EmailAddress email, DisplayName name, String pointer) {
        var address = email.value();
        if (password.says(address)
                || password.says(address.substring(0, address.indexOf('@')))
                || password.says(name.value())) {
            var detail = "a password must not be the address or the name of its owner";
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    pointer + ": " + detail,
                    List.of(InvalidValue.field(pointer, detail)));
        }
    }
}
