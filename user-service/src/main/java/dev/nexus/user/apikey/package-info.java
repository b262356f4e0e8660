/** Keys for machines: limited, expiring, and exchanged at the gateway for access tokens of a few minutes. */
@NullMarked
package dev.nexus.user.apikey;

import org.jspecify.annotations.NullMarked;
