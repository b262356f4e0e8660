/** What a service holds about people: shown to them on demand, and erased with their account. */
@NullMarked
package dev.nexus.platform.personaldata;

import org.jspecify.annotations.NullMarked;
