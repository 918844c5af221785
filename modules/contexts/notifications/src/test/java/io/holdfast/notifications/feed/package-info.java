/** Tests of streams. */
package io.holdfast.notifications.feed;
