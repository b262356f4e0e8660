/** What is said around notifications when they leave the house, in the languages of their recipients. */
@NullMarked
package dev.nexus.notification.phrase;

import org.jspecify.annotations.NullMarked;
