package dev.nexus.user.mail;

import dev.nexus.platform.problem.ProblemType;

/** Why something that is done by mail cannot be done. */
public enum MailProblem implements ProblemType {
    /** The installation has neither a mail server nor a directory for mails. */
    MAIL_UNAVAILABLE("mail-unavailable", "The installation sends no mails", 409);

    private final String code;
    private final String title;
    private final int status;

    MailProblem(String code, String title, int status) {
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
