/** What every service's tests share: real servers, tokens, a probe on the events and the rules of the house. */
@NullMarked
package dev.nexus.platform.test;

import org.jspecify.annotations.NullMarked;
