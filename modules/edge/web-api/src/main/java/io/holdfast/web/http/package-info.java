/**
 * The conventions that all resources share: bodies read within a limit, pages with cursors and
 * links, idempotency keys, and versions as entity tags.
 */
package io.holdfast.web.http;
