/** Consumers of events: each event becomes the messages that rules and preferences ask for. */
package io.holdfast.notifications.event;
