/** PostgreSQL and a broker for tests: containers where Docker answers, else installed or embedded servers. */
@NullMarked
package dev.nexus.platform.test.server;

import org.jspecify.annotations.NullMarked;
