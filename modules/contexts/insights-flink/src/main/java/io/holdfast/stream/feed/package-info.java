/**
 * A source of events from the broker: each is acknowledged when a checkpoint that covers it is
 * complete, so that whatever dies, it is delivered again.
 */
package io.holdfast.stream.feed;
