package dev.nexus.user.token;

/** How somebody showed who they are when a session began. */
public enum SignInMethod {
    /** The password alone. */
    PASSWORD,
    /** The password and a code of an authenticator app. */
    PASSWORD_AND_CODE,
    /** The password and one of the codes for a lost authenticator. */
    PASSWORD_AND_RECOVERY_CODE,
    /** Another provider's word (OpenID Connect). */
    OPENID_CONNECT
}
