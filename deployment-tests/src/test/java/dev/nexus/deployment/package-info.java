/** What operators use, checked against what there is. */
@NullMarked
package dev.nexus.deployment;

import org.jspecify.annotations.NullMarked;
