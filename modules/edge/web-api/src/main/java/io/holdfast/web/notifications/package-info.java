/** Notifications: preferences, messages and their stream, alerts, webhooks. */
package io.holdfast.web.notifications;
