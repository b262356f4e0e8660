package dev.nexus.notification.push.web;

/**
 * By whom browsers let themselves be told.
 *
 * @param publicKey the VAPID key (RFC 8292), base64url: what {@code PushManager.subscribe} takes as {@code applicationServerKey}
 */
record PushKeyView(String publicKey) {}
