/** {@code holdfast events}: sends past events to the queue of a new consumer. */
package io.holdfast.stack.events;
