/**
 * The HTTP API of a service as an OpenAPI 3.1 document: generated from its controllers, their types and their Javadoc, and held
 * against the committed {@code docs/openapi/<service>.json}.
 */
@NullMarked
package dev.nexus.platform.test.openapi;

import org.jspecify.annotations.NullMarked;
