/** Tests of webhooks. */
package io.holdfast.notifications.webhook;
