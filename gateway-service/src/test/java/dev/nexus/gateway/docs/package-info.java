/** The rules that all committed API documents keep. */
@NullMarked
package dev.nexus.gateway.docs;

import org.jspecify.annotations.NullMarked;
