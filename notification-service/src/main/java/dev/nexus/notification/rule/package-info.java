/** Which events people are told of: the table of all kinds of notifications. */
@NullMarked
package dev.nexus.notification.rule;

import org.jspecify.annotations.NullMarked;
