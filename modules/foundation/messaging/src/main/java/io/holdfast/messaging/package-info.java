/**
 * Transactional outbox, relay and inbox: an event is written in the transaction of its change, sent
 * until the broker has stored it, and applied once by each consumer. One mechanism for every
 * context and every database.
 */
package io.holdfast.messaging;
