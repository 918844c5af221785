/**
 * Transactional outbox, relay and inbox: an event is written with the change it tells of, sent
 * until the broker has it, and applied once by each consumer. One mechanism for every context and
 * every database.
 */
package io.holdfast.messaging;
