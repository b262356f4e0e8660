package dev.nexus.notification.preference.web;

import org.jspecify.annotations.Nullable;

/**
 * By which channels notifications of a kind come. What is null or absent in a request is as by default.
 *
 * @param inApp in the app's list and live
 * @param email by mail
 * @param push by Web Push
 */
record ChannelChoices(
        @Nullable Boolean inApp,
        @Nullable Boolean email,
        @Nullable Boolean push) {}
