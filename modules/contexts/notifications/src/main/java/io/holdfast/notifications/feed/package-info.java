/** Open streams of messages in the application: one thread serves all of them. */
package io.holdfast.notifications.feed;
