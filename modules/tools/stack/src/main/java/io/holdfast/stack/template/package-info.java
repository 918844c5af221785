/**
 * Writes a deployment on hosts of one's own: what the stack configures for itself, with TLS on
 * every line, passwords of its own for each role, and the production profile.
 */
package io.holdfast.stack.template;
