/** Tests of the consumers. */
package io.holdfast.notifications.event;
