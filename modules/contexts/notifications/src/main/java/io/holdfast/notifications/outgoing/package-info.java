/**
 * Sending: rows are claimed with a lease, sent in parallel over their channel, and their results
 * recorded in batches. A row whose sender died is claimed again when its lease ends, with the same
 * message id.
 */
package io.holdfast.notifications.outgoing;
