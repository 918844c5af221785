/** Tests of sending. */
package io.holdfast.notifications.outgoing;
