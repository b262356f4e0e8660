/** Security events over HTTP. */
@NullMarked
package dev.nexus.user.audit.web;

import org.jspecify.annotations.NullMarked;
