/** Keys for machines over HTTP. */
@NullMarked
package dev.nexus.user.apikey.web;

import org.jspecify.annotations.NullMarked;
