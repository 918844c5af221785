/**
 * Tells people what happened, each thing once: e-mail, SMS, webhooks and messages in the
 * application, made from the events of the other contexts. Each message is a row, written in the
 * transaction that records its event as applied; senders work from these rows.
 */
package io.holdfast.notifications;
