/**
 * Acceptance tests against the packaged stack: real processes, HTTP from outside, and the databases
 * read directly. One stack serves all of them; {@code -Dholdfast.blackbox.attach=DIR} uses the one
 * that already runs on that data directory.
 */
package io.holdfast.blackbox;
